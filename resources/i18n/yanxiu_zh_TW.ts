<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="zh_CN">
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
    <name>FingerprintLabel</name>
    <message>
        <source>复制完整指纹</source>
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
    <name>QObject</name>
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
</TS>
