<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message>
        <source>KeyCard</source>
        <comment>全选</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KeyCard</source>
        <comment>复制选中的行，可粘贴到 WPS 表格</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KeyCard</source>
        <comment>连同表头复制</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KeyCard</source>
        <comment>关闭对话框，清空搜索</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于研修簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校本研修的离线台账：计划、活动、学时学分与证书。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版本 {version} · Python {python} · Qt {qt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序以 Apache-2.0 许可发布；字体为 SIL OFL 1.1，图标 Tabler 为 MIT，Qt 为 LGPL-3.0。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>更多 ▾</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>清除筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消筛选 {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnLayout</name>
    <message>
        <source>第一列总是显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复默认列</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>这里还没有内容</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialogs</name>
    <message>
        <source>没有完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号：{code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出了差错，刚才这一步没有做成，已保存的数据不受影响。请把下面的内容复制给技术人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出了差错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>差错内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已存到 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FingerprintLabel</name>
    <message>
        <source>复制完整指纹</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>字号 {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>快捷键一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开左边第几页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>登录密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解锁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已锁定 · {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入登录密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有保存的内容都还在，解锁后接着做。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{page} — 研修簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修簿 · {office}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamedDialog</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>{title}，{count} 件待办</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>跳到下一处 (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {count} 处需要改好：</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>跳到下一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搜索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本页没有要改的地方</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已用 {spent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，预计还需 {left}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在停下，数据不会改变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经结束</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>KeyCard</source>
        <comment>打开选中的一行</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>搜索</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>共 {count} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}合计 {total} · 平均 {mean}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已选 {count} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>账户：{who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>第 {n} 步 {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连同表头复制</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换人登录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于研修簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页没有“{what}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在不能用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是最大的字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是最小的字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是标准字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搜索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跳到下一处要改的地方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过并打开下一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
