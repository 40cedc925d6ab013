<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="zh_CN">
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
    <name>AboutView</name>
    <message>
        <source>许可声明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修簿 {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校本研修的离线台账。以 Apache-2.0 许可发布，任何单位可以免费使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用到的字体和程序库</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>更多</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivitiesSheet</name>
    <message>
        <source>活动安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主讲人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Tab 到下一格，Enter 到下一行，F2 修改，Ctrl+Z 撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先点选一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是第一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是最后一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动安排（{count} 次）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时合计 {hours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从 Excel 粘贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上移</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下移</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityGrid</name>
    <message>
        <source>活动安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份计划现在不能修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可撤销的修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可重做的修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有活动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填今天的日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityTable</name>
    <message>
        <source>次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主讲人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddUserDialog</name>
    <message>
        <source>增加用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录时用，如 zhouws；以后不能改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>增加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写姓名，审批和记录里都显示它</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请至少选一个身份</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>可以收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接着前一个收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要等更早的数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>以前收下过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本单位自己带出的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是给本单位的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网登记用的文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sender}”的第 {n} 号数据包，{made} 做成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是本单位带出去的数据包，不用收下；请交给收件单位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是入网登记的申请或回执，不是数据包。请在“入网登记”里选它。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹 {digest}，可以打电话和对方核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at} 已经收下过，再收一次不会有任何变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>它接在“{sender}”第 {n} 号之前的数据包后面，那一个还没有收到。可以先收下：会留在本机等着，等前一个到了自动接上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前一个就在这次选的文件里，会按先后顺序收下。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容：{content}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有回执：说明对方收到了本单位带去的内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有新内容：其中的内容本机都已经有了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 处两边都改过，两种写法都会保留，列为待决，由有权的人来定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条要等别的内容到了才能生效，先暂存，到齐后自动补上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停下：前 {count} 个数据包已经收下，其余的没有动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下了 {count} 个数据包，写入 {applied} 条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包完好，已留在本机，等更早的数据包。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些数据包以前都收下过，没有任何变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有收下任何数据包，数据没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有新内容，回执已经登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已为下级单位登记证书 {count} 份，请把结果带回给他们。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 个以前收下过，没有重复收。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把回执带回去以后，对方才知道这些内容已经送到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来自</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第几号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>做成时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudienceField</name>
    <message>
        <source>全体教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选定人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择人员…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 人：{names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchColumns</name>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchesDialog</name>
    <message>
        <source>导入记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在本单位电脑上从 Excel 导入的名单，最近的在前。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有导入过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从“从 Excel 导入”开始；从上级U盘领到的名册不在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetField</name>
    <message>
        <source>经费预算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用途</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加一项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计 {total} 元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先点选一项</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificateCard</name>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边选一份证书，这里显示它的原样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{holder}&#x3000;{unit}
{kind}&#x3000;{project}
{hours} 学时 · {credits} 学分 · {issuer} {day} 颁发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以缩放的证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是最大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经适合宽度</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>有效，已登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>真实，待登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级单位已经登记备案，可以放心使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发无误，上级还没有登记；下次用U盘交换数据之后就会登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份证书已经作废，不能再使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>项目证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周期证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>持证人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>种类</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待颁发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这次颁发</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificatesController</name>
    <message>
        <source>份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书登记册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已复制 {n} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个姓名或编号，或清除筛选。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分入账之后，就可以给学员颁发证书。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选中要导出的证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选中一份证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次只能办理一份，请只选一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份证书已经撤销了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打开证书…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书文件在颁发单位，本机没有原件；上面是登记册里的内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份证书的文件打不开，可能已损坏。请用备份恢复，或换发一份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书导出到哪个文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} 份证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{holder}”的证书 {number} 将作废，写入登记册后不能收回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销“{holder}”的证书 {number}，按名册上现在的姓名和单位重新颁发一份新编号的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换发证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已换发，新编号 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有完成，请再试一次。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificatesView</name>
    <message>
        <source>证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发证书…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核验真伪…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换发…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号 / 姓名 / 拼音 wxl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>项目：{title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>松开鼠标，核验拖来的文件</source>
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
    <name>ClaimsController</name>
    <message>
        <source>审核学分申报…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核学分申报（{count}）…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分申报 (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入学分申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读到 {read} 条申报：新增 {added} 条，已有 {unchanged} 条，没有接收 {rejected} 条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 条：{what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已通过 {count} 条申报，入账后计入学分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退回 {count} 条申报。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimsDialog</name>
    <message>
        <source>审核学分申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按审核情况筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在“学分”页用“导入学分申报…”读入教师的申报以后，会出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这样的学分申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>意见（退回时必填，写明要补什么）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回必须写明意见，让申报人知道要补什么。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选中要审核的申报</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>“{school}”补上标识码以后还是同一所学校，教师、计划和学分都不变。标识码填上就不能再换，请仔细核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写学校标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10位数字，如 2145000001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码是10位数字，前两位是学校类别（如小学为21、初中为31）。请核对后重填。</source>
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
    <name>CompareDialog</name>
    <message>
        <source>单位：{name}
级别：{level}
代码：{code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请对方在“U盘交换 → 入网登记”里念出“本单位的指纹”，八组数字要完全一样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对过了，和对方念的一样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先核对指纹，再打勾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不一样，先不办</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>更正签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原来的登记保留在记录中；更正会写明是谁、为什么改的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如：签到表漏填，经查实到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在的登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实到分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与现在的登记相同，没有要更正的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明更正的原因。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Credits</name>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>达标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还差</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计入学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据与原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来自研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签到场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已入账学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申报内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>级别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证明材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录入人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未达标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{period} {name}：需 {needed} {unit}，现有 {have}，还差 {gap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} 差 {gap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 等 {count} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学区级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>市级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>国家级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已批准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实施中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已总结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已入账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已给 {people} 人入账 {posted} 笔，净增 {credit} {unit}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>因出勤或申报有变动，冲销了原来的 {count} 笔。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有变化：{count} 笔早已入账。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以入账的学分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mode}由{level}认定，没有在本单位入账。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承担的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考核结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>专题</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreditsController</name>
    <message>
        <source>没有适用于今天的学分规则，请先在设置里采用当地的规则。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则：{name}&#x3000;依据：{source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} 等 {count} 份文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名单是空的，没有可以导出的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是全部教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个条件，或者显示全部教师。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先在“教师与学校”里导入教师名册。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分名单_{cycle}_{place}.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出学分名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office}全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} 人：{file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreditsPage</name>
    <message>
        <source>学分</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreditsView</name>
    <message>
        <source>学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名 / 拼音 wxl / 身份证后四位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择周期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按学校筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按达标情况筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cycle} 周期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>达标与未达标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只看未达标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只看达标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入账…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核学分申报…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入学分申报…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出名单…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示全部教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分说明</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>2026-09-05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从日历选</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecideHere</name>
    <message>
        <source>本单位没有能办理“{gate}”的其他用户。请管理员在“设置”里增加。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有可以审批的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 已通过“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 已退回“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 已对“{title}”作出不予通过的决定</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecideHereDialog</name>
    <message>
        <source>请他人在此审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”等待{gate}。请审批人自己选择姓名、输入自己的密码，决定记在审批人名下。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审批人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审批意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回、不予通过时必填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请审批人输入自己的密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回或不予通过时必须写明意见，让填报人知道改什么。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailDialog</name>
    <message>
        <source>变更记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有变更记录。</source>
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
    <name>EnrolPane</name>
    <message>
        <source>① 生成申请…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>③ 用回执加入…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择申请并登记…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”（{level}）的指纹。别的单位登记时，请当面或打电话念给对方核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已加入“{name}”（{since}）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本单位的指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记的往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>① 生成一份申请，写到U盘。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>② 把U盘带给上级，和对方核对指纹；上级登记后把回执写到同一个U盘。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>③ 带回来，在这里用回执加入；再核对一次上级的指纹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入上级单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>① 下级单位把申请（.yxr）带来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>② 选择申请，和对方核对指纹，一致才登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>③ 回执（.yxa）写到同一个U盘，请对方带回去加入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记下级单位</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Enrolling</name>
    <message>
        <source>还没有往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记或加入之后，单位和它的指纹会列在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请写到哪里（U盘或文件夹）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请已写好：{file}。请把U盘带给上级，并请对方核对上面的指纹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网回执 (*.yxa);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择上级给的回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入“{name}”？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入以后，本单位的计划和数据会报给它，它的审批和登记对本单位有效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已加入“{name}”，并收到它带来的 {count} 条内容。以后可以在“带走（导出）”里给它带数据包。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网申请 (*.yxr);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择下级单位的申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个单位已经登记过，会再写一份回执。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记以后，它报来的数据会被采信为这个单位的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记“{name}”？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记并写回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记“{name}”，回执 {file} 写在申请旁边。请把U盘还给对方，带回去用回执加入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有完成，数据没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省级单位没有上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已加入“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校没有下级单位</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryController</name>
    <message>
        <source>数据文件夹：{folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>都是虚构的单位和人。选一个单位、一种身份进去看；换个身份再来，看到的就不一样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例县</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例的密码都是 {password}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把示例恢复原样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您在示例里做过的改动都会删掉，重新走一遍约半分钟。真实数据不受影响。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复原样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例正开着。请先退出程序，再恢复原样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修簿正开着。请先退出程序，再用恢复码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{user} 的密码已重设，请用新密码登录。恢复码仍然有效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出了差错，这一步没有做成。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新数据放在哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有填写或修改任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>admin · 管理员</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>显示完整号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请再看一眼标有 ● 的地方；确认无误就再按一次“保存”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃填写的内容？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张表还没有保存，关闭后填写的内容就没有了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryFields</name>
    <message>
        <source>如 2001-09-01 或 2001.9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写后自动带出性别和出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有就留空，保存时自动编一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10位数字；还没有就留空，以后再填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教学点、村小所属的中心校</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryWindow</name>
    <message>
        <source>研修簿</source>
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
    <name>Exchange</name>
    <message>
        <source>没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 笔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（随入网回执带来）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {count} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级的上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>市级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教学点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带走</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等对方回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方已收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关系</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要带走的新内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 个数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次带走</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方向</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第几号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>级别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审批意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申报审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分入账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExchangeController</name>
    <message>
        <source>带走（导出）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下（导入）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先办理入网登记：加入上级，或登记下级单位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近的数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带走或收下的每一个数据包都会记在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有交换过数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读写数据包，请等它完成，或先按“取消”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 个收到的数据包在等更早的数据包，前一个到了会自动接上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条内容暂存待补：它们提到的内容还没有到，到齐后自动补上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先返回“U盘交换”的首页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExchangeView</name>
    <message>
        <source>带走（导出）…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下（导入）…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网登记…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带走</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把本单位的新内容写到U盘，带给上级或下级单位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从U盘收下别的单位带来的数据包。也可以把文件拖到这一页上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近的数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U盘交换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经在“U盘交换”的首页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U盘交换 · {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先返回“U盘交换”的首页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出 Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包含完整身份证号和手机号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完整号码属于个人敏感信息：只在上级要求时导出，用完即删。这次导出会记入日志（谁、何时、多少人）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码中间会打星号，如 459***********0497；这样的表格改好后仍可导回来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择位置并导出…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPane</name>
    <message>
        <source>单位名称或代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再带一份…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给“{office}”的数据包，写到 {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 写好了，可以拔出U盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 写好了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条新内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有新内容，只带去回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给“{office}”第 {n} 号数据包：{content}，{size}，写完后已读回核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请把U盘交给“{office}”，对方在“U盘交换”里按“收下（导入）”。对方的回执带回来以后，这里会显示“对方已收下”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一致，指纹 {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带给哪个单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写到哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包已加密，只有收件单位打得开；U盘上原有的文件不会被改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请不要拔出U盘。写完后软件会再读一遍核对，并提示“可以拔出”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方预览时会看到同样的指纹，可以打电话核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接下来</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>还没有往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包写到哪个文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有往来单位，先办理入网登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选一个单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先插上U盘，或选一个文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个位置写不进去，请换一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加密</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有“{office}”打得开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写后读回核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写完后自动进行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能写入：U盘可能已拔出，或打开了写保护</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有查到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可用 {free}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，不多了；写不下会提示，不会留下半个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有新内容，只带去收件的回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新内容 {count} 笔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（上次带走、对方还没有回执的，这次一并再带）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进行中…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在写入 {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写成，U盘上没有留下文件，数据没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消。U盘上没有留下文件，数据没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U盘已经拔出，文件夹打不开了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先加入上级，或登记下级单位，才有地方可带。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去办理入网登记</source>
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
    <name>ForgottenDialog</name>
    <message>
        <source>普通用户：请本单位的管理员在“设置 · 用户”里给您重设。管理员也忘了：用建立数据时打印的恢复码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>忘记密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写要重设密码的用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请照打印件输入恢复码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 组，每组 5 个字母或数字，大小写不分。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthView</name>
    <message>
        <source>检查数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重建数据…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制路径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在检查，请稍候</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐条核对操作记录和显示的数据是否一致、有没有被改动。数据多时要几分钟，期间可以照常工作。“重建”按操作记录把显示用的数据重新算一遍，不会丢记录。</source>
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
    <name>Home</name>
    <message>
        <source>事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回待改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>草稿未提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包不全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂存待补</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两处改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 项改动还没有带给{about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给{about}的 {count} 个数据包还没有收到回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 个数据包在等前面的包，请把U盘上的包都导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条数据在等别的数据包，补齐后自动生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 处在两台电脑上改得不一样，需要定一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有教师，先从 Excel 导入名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要和上级用U盘交换数据，先办理加入手续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已 {days} 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开审批 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开修改 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接着写 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记签到 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出到U盘 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入名册 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去办理 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去查看 →</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>首页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>首页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等我处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U盘交换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分达标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需要你处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有等您处理的事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有新的事情，会出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} 人，在学分页查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人达到本周期目前的要求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>份计划等我审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有等我审批的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>份退回或撤回，要改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有退回要改的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>件事与我有关</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 份在审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 份草稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 份进行中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有和别的单位互通</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>件要补齐或定夺</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个单位有新内容待导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个数据包等回执</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>都已带到并收到回执</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportKinds</name>
    <message>
        <source>从 Excel 导入教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从 Excel 导入学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message>
        <source>另选文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再收一些…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看看U盘 {name} 上有什么（{free} 可用）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把数据包拖到这里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先看清是谁带来的、有些什么，再决定收不收；预览不会写入任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>插着的U盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到U盘。插上U盘后，两三秒就会出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接下来</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>导入学分申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有接收的申报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>正在查看数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包 (*.yxb);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择要收下的数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择放着数据包的文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有可以收下的数据包。数据包的文件名以 YX- 开头，后缀是 .yxb。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {count} 个文件，可以收下 {good} 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点一行，看这个数据包里有什么。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要收下的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下 {count} 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消，没有写入任何内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在收下 {count} 个数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有收下，数据没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消，一条也没有写入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去办理待办审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把回执带回去…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxColumns</name>
    <message>
        <source>计划名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>稿次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 处提醒</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>待我审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待我办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个词试试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校提交的计划会出现在这里。其他单位交来的要先在“U盘交换”里导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有等您办理的计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个状态看看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已等 {how_long}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已通过“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退回“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过后学校不能再修改这份计划；需要学校修改的请用“退回”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明不予通过的原因。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已对“{title}”作出不予通过的决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新审核“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收回本单位先前的决定，计划退回学校修改。先前的决定仍保留在办理经过里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明重新审核的原因。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收回决定，“{title}”退回修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过(&amp;A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回(&amp;R)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请他人在此审批…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新审核…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先在列表里选中一份计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份计划现在不等审批</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message>
        <source>待办审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划名称 / 学校 / 负责人，可用拼音首字母</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选一份计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在列表里点选，这里显示要审批的内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划内容</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakeController</name>
    <message>
        <source>Excel 表格 (*.xlsx *.xls *.xlsm);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择要导入的表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在核对 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在工作表“{sheet}”里没有认出“{name}”这一列。请在“列的对应”里指出来，或换一个工作表、文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指出“{name}”列以后，这里会列出核对结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先指出“{name}”是哪一列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认导入 {count} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表里没有要新增或修改的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有不收的行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}（问题行）.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题行存到哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在写出问题行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有不收的行，没有写出文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题行已存为 {file}，改好后可以直接再导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请等核对或导入结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先解决上面说的问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对已取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对已取消，请重新选择文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入已取消，没有写入任何内容。可以再按“确认导入”。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>选文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有选文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sheet}（{rows} 行）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表头在第 {row} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有认出表头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用到 {count} 列：{used}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；不用：{unused}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共读到 {read} 行：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;新增 {added}&lt;/b&gt;&#x3000;·&#x3000;&lt;b&gt;修改 {changed}&lt;/b&gt;&#x3000;·&#x3000;不变 {unchanged}&#x3000;·&#x3000;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;不收 {rejected}&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部问题（{count}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每一行都没有问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以放心导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增 {added} {unit}，修改 {changed} {unit}，不变 {unchanged} {unit}，不收 {rejected} 行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导入 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这次导入记在“导入记录”里，编号 {batch}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择学校或人事部门的 Excel 花名册（.xlsx 或 .xls），也可以把文件直接拖到窗口里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表头在第几行、列的先后都没有关系，软件会自己找；下一步先给您看结果，确认后才写入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号一列请设成“文本”格式，否则表格软件会把末几位变成 0。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列的对应…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题种类</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出问题行…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssueDialog</name>
    <message>
        <source>请先选一个项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出这些证书…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发 {count} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学员 {earners} 人，这次颁发 {due} 份，已有 {held} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个项目的证书已经发齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在颁发；要停下请按“取消”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>还没有可以颁发的项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先完成签到和学分入账，项目就会出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一个项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里列出谁会得到证书、谁已经有了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在颁发“{title}”的证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已颁发 {count} 份；已有证书、没有重发的 {already} 人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有字印成了方框，请核对姓名用字：{who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停下。先前颁发的证书有效，其余的没有颁发；再按“颁发”会接着办，编号不会跳。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书导出到哪个文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} 份到 {folder}</source>
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
    <message>
        <source>打开选中的一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制选中的行，可粘贴到 WPS 表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连同表头复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭对话框，清空搜索</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>复制到 Excel (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选中一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中了多行，请只选一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有打开任何筛选</source>
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
    <name>LookView</name>
    <message>
        <source>{percent}%（标准）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高对比度：黑底白字，看不清浅色时用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随时可按 Ctrl 和加号、减号调整。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>配色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开座位时也可以按 Ctrl+L 马上锁定；没保存的内容都还在。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些设置只对这台电脑上的您生效，不随数据包走。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无操作 {minutes} 分钟后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不自动锁定</source>
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
    <name>MappingPanel</name>
    <message>
        <source>（没有这一列）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesBox</name>
    <message>
        <source>不填</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MinutesDialog</name>
    <message>
        <source>实到分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不填时按出勤情况计算；本场共 {minutes} 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定</source>
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
    <name>NewOffice</name>
    <message>
        <source>学校、幼儿园</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心校（管几所村小和教学点）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县（区）教育局、教师发展中心</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>市教育局</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省（自治区）教育厅</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校（机构）标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 位学校标识码，办学许可或统计报表上有；一时找不到，先用自定的短代码，如 SQZX。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行政区划代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 位行政区划代码，如 451302。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写单位全称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位名称太长，最多 {most} 个字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写用户名，登录时要用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代码只能用数字和字母，2 到 20 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行政区划代码是 6 位数字，现在是“{code}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewOfficeView</name>
    <message>
        <source>新建本单位的数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据加密保存在这台电脑上。以后要和上级交换数据时，再用U盘办理加入手续。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建立</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个地方…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如：石桥镇中心小学</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一位用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>他是管理员，进去以后可以再增加文书、校长等用户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少 8 位，自己记得住。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存放在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写锁定（Caps Lock）开着</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>两次输入的密码不一样，请再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请设一个密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码至少 {count} 位，现在是 {typed} 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个密码太容易猜到，请换一个</source>
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
    <name>Pages</name>
    <message>
        <source>证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U盘交换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待办审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>显示密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隐藏密码</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordView</name>
    <message>
        <source>现在的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少 8 位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码已修改，下次登录用新密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入现在的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {count} 处没有填好。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在修改…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复码是建立数据时打印的 7 组字母数字，所有人都忘了密码时用它在登录页重设。程序里不保存恢复码，谁也查不到；只要还有一位管理员能登录，就用“用户 · 重设密码”，用不着它。请确认纸还在，和印章放在一起。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>从 Excel 粘贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下面是剪贴板里的内容。确认后添加到活动安排的末尾，原有的活动不变。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剪贴板里的活动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加 {count} 次活动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剪贴板里没有活动。请先在 Excel 或 WPS 里选中活动所在的几行并复制，再回到这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 次活动都能读懂。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 格看不懂，会原样放进表格并标红，请在表格里改好：{first}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleController</name>
    <message>
        <source>新增教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带 * 的必填。保存时按与导入相同的规则核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已新增教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师编号 {number}。号码中间打了星号，不改就保持原样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这位教师已不在名册中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有入账的学分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有登记号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>民族</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参加工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在职状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看完整号码已记入日志</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>选择参加人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本校教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名 / 拼音首字母</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全选列出的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全不选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已选 {count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先勾选参加的人</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeriodField</name>
    <message>
        <source>开始日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>同意。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意，请按计划组织实施并做好签到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请补充主讲人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明学期末的成果形式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标请写得具体、可以检查。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动时间与教学安排冲突，请调整。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时偏多，请核减。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一般工作例会不计学时，请改为研修活动。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanColumns</name>
    <message>
        <source>计划名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（未命名）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>这份计划刚有新的变化（例如导入了数据包）。您填写的内容还在，保存后再核对一遍。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已自动保存 {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有填写内容，不用保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存 {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有保存：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（有 {count} 处看不懂，没有保存）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} 第 {number} 稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEditorView</name>
    <message>
        <source>基本信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动安排</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEntry</name>
    <message>
        <source>“{text}”没有写年份，请写成 2026-09-05 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”没有写到日，请写成 2026-09-05 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”不是日期，请写成 2026-09-05 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”不是时间，请写成 14:30 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”不是学时数，请写成 4 或 1.5 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”不是金额，请写成 600 或 1200.50 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>学科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教研组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>起止日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学科与学段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参加人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修目标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考核方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经费预算</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanSteps</name>
    <message>
        <source>{title}：{count} 次活动，{hours} 学时，参加人员：{who}。提交后不能修改，需要修改时先撤回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交给校长审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交给上级审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动核对没有发现问题。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再看看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {count} 处需要改好才能提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤回“{title}”，可以修改后再提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回后计划回到修改状态，审批人会看到撤回的原因。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明原因，例如“主讲人有变动”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已提交“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanStory</name>
    <message>
        <source>意见：{text}（已修改）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>意见：{text}（还没有修改）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} {who}（{gate}）退回：{comment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见各项意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐项意见 {count} 条，已修改 {done} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回后的改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>学校自选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级指定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校长审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 次活动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已删除的活动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}：新增 {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除活动：{before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}：原为“{before}”，现为“{after}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全体教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（未填）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 人：{names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（已被后来的决定取代）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予通过</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>还有看不懂的内容没有保存，请先改好或清空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等我办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个词，或者改选学年试试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个状态看看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划写好后提交审批，通过了就可以打印签到表、登记签到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建(&amp;N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交审批…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先在列表里选中一份计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请只选一份计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回到列表再搜索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先打开一份计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划还没有提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经在列表里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year}—{next} 学年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部学年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先返回列表再新建</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlansView</name>
    <message>
        <source>研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划名称 / 学校 / 负责人，可用拼音首字母</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划 · {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未命名</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostingDialog</name>
    <message>
        <source>学分入账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按签到和当地规则计算学分并记入台账。同一项目可以反复入账，不会重复计算；出勤更正后再入账一次即可。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以入账的研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划审批通过并登记签到以后，会出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以入账的研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给选中的计划入账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把已通过的申报入账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选中一个研修计划</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>没有找到打印机。请抄在纸上，或点“复制”后到别的电脑打印。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送到打印机。请取到纸、核对过，再打勾。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemColumns</name>
    <message>
        <source>不收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收，请核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表里填的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建议</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>怎么办</source>
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
    <name>ReadingPane</name>
    <message>
        <source>审批意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter 通过并打开下一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交人 {who}&#x3000;提交 {when}&#x3000;第 {count} 稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚未提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 次活动&#x3000;共 {hours} 学时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次退回时的意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期、学时、主讲人、参加人员都没有发现问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回后的改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审批意见（退回、不予通过时必填，可从常用语选择）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>起止日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>常用语</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会写入登记册，上级单位也看得到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明原因，例如：姓名有误。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryView</name>
    <message>
        <source>请收好恢复码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有人都忘了密码时，只有它能打开这份数据。它只显示这一次，程序里不留底，谁也查不回来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印或抄在纸上，与印章放在一起锁好；不要存在这台电脑里，也不要拍照发群。字母 O 一律当作数字 0，I 和 L 当作 1。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我已经打印或抄好，并核对过一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进入研修簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已复制。请马上贴到要打印的文档里，印好后不要保存那个文档。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修簿恢复码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有用户都忘记密码时，在登录页点“忘记密码？”，输入此码重设密码。请与印章一同保管。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先收好恢复码，再在上面打勾</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>应到 {expected} · 实到 {present} · 未到 {away} · 未登记 {open}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到表上有 {count} 行没能读入，请在下面补登，或改好签到表后重新登记：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {row} 行 {name}：{what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}等</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterController</name>
    <message>
        <source>保存登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 场签到还没有保存。离开之前请先保存，或者放弃。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到还没有保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”里没有填写出勤情况，没有读到任何登记。请填好“出勤情况”一栏再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已读入“{file}”：{count} 人。核对无误后请按“保存登记”，保存后才算数。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 人没有登记，按缺席处理：{names}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到表上有 {count} 行没能读入（第 {rows} 行），保存后不再列出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照此保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存 {count} 人的签到？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有给任何人登记出勤。请先登记，或者按“放弃”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记 {marked} 人，实到 {present} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正 {name} 的签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有选中场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边的列表里选一个场次，这里显示它的签到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请核对计划的培训对象，或先导入教师名册。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一场没有应到人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先在列表里选一个场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一场已经登记过。个别改动请用“更正…”，要整场重登请用“登记填好的签到表…”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选中人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每个人都已经登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先登记出勤情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要保存的登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一场还没有登记过，直接登记即可</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先保存或放弃还没有保存的登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先在签到名单里选中一个人</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>本场签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到表上没有登记的行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部出勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实到分钟…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换下一种出勤情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换上一种出勤情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarkRow</name>
    <message>
        <source>对哪一项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明要改什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉这一条</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>重设密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为 {who} 设一个新密码，旧密码随即作废。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重设</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>退回“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填报人会在对应的项目旁边看到您的意见，改好后重新提交。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>总的意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>总的意见（有逐项意见时可不写）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明意见，或者添加一条逐项意见，让填报人知道改什么。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从自动核对带入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐项意见</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>文书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校长（审批）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印章保管</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>督查（只看）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录入、导入、提交计划，U盘收发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审批本校的计划；不能审批自己写的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核下级报来的计划；不能审核自己写的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学分入账、颁发和撤销证书、采用规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发证书时用印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理用户和单位，也能录入；不能审批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>市级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教学点</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RosterColumns</name>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>民族</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参加工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已并入他校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办学类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>城乡类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区县</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地址</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RosterController</name>
    <message>
        <source>导出列表中现在显示的 {count} {unit}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出全部 {count} {unit}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（含完整号码）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出到哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导出 {file}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} {unit}：{file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有导出名单的权限，请换成经办人登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的{title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个写法再搜，或点“清除筛选”。可以用姓名、拼音首字母或身份证后四位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个写法再搜，或点“清除筛选”。可以用校名、拼音首字母或标识码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里还没有教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从学校或人事部门的 Excel 花名册导入最快，也可以逐个新增。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先导入学校名单，再导入教师花名册。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>教师与学校</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RosterView</name>
    <message>
        <source>搜索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增(&amp;N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从 Excel 导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名 / 拼音 wxl / 身份证后四位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部学科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校名 / 拼音首字母 / 标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部乡镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写标识码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看本校教师</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>正在准备示例县</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一次看示例要准备半分钟：程序把一所小学、一个县、一个市从导入名册到市里登记证书真的走一遍。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经走过的步骤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要停下请按“取消”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例县</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchoolsController</name>
    <message>
        <source>新增学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带 * 的必填。保存时按与导入相同的规则核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已新增学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改名后还是同一所学校，教师和计划都不变。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已给 {name} 填写标识码 {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看本校教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写标识码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办学类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>城乡类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区县</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”已有标识码，标识码不能改换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校信息由上级单位统一维护；需要修改请告诉上级</source>
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
    <name>Session</name>
    <message>
        <source>示例数据，随便试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有人没有退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 的窗口还收着。已经保存的都在；正在写、还没有保存的内容会丢掉。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不管了，全部关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsColumns</name>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出勤情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实到分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>教师编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有出入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划未批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未到日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两张签到表不一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsController</name>
    <message>
        <source>场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是全部场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研修计划提交以后，计划里的每次活动会出现在这里；审批通过后可以登记签到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有活动场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个条件，或者显示全部场次。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>活动签到</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsView</name>
    <message>
        <source>活动签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主题、计划、地点、学校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按签到情况筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按研修计划筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>活动场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指定的计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待登记（已到日期）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未到日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记填好的签到表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印签到表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出空白签到表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示全部场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>场次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <source>先在表里选一位用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这位用户已经停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能停用自己；请另一位管理员来停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已增加用户 {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 的密码已重设</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用 {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用后这位用户不能再登录；他做过的记录都保留，仍署他的名字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用 {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在的密码不对，没有修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在检查数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重建数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按操作记录把显示用的数据重新算一遍，再检查。记录一条不少；数据多时要几分钟。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始重建</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在重建并检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停下，没有检查完。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据完好：{operations} 条操作记录逐条核对无误。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条数据在等别的数据包，补齐后自动生效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 处在两台电脑上改得不一样，需要定一个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑打不开文件管理器，请复制路径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已复制路径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出了差错，这一步没有做成。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示与锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetFiles</name>
    <message>
        <source>签到表 (*.xlsx *.xls *.csv *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记填好的签到表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先在列表里选一个场次，再放入签到表。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出空白签到表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
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
    <name>SignInView</name>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>忘记密码？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把示例恢复原样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写锁定（Caps Lock）开着</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateTabs</name>
    <message>
        <source>按状态查看</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementView</name>
    <message>
        <source>学分说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐条说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有选中教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边的列表里选一位教师，这里逐条说明学分的来历。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · 合计 {total} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记签到并入账，或申报通过并入账以后，这里逐条列出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本周期还没有入账的学分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cycle} 周期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}：{why}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>达到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未达到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没达到的要求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现有 / 需要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年 </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}（依据：{source}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{have} / {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还差 {gap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>各项要求都已达到</source>
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
    <name>StepPane</name>
    <message>
        <source>这一步用不到</source>
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
    <message>
        <source>先选中要复制的行</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetPicker</name>
    <message>
        <source>没有找到U盘。插上U盘后，两三秒就会出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一个文件夹…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U盘 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件夹 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&#x3000;可用 {free}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&#x3000;写保护，不能写入</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Users</name>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsersView</name>
    <message>
        <source>增加用户…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重设密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本单位的用户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每人一个用户，各用各的密码。自己写的计划不能自己批。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>核验结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 有效：颁发单位无误、内容没有改动，上级已登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● 真实：颁发单位无误、内容没有改动，上级还没有登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片、扫描件和打印件没有签名，核验不了；请向持证人要电子原件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {count} 份：可以采信 {good} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（{count} 份尚未登记）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，不可采信 {count} 份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× 不可采信：已撤销、被改动、没有签名、颁发单位未知，或与登记册不符。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verifying</name>
    <message>
        <source>正在核验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书 (*.pdf);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择要核验的证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有核验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是 PDF 文件，核验不了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书的电子原件是 PDF。照片、扫描件、Word 和表格里没有签名，请向持证人要原件。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>欢迎使用研修簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校本研修的离线台账：计划、活动、学分与证书，不联网，数据只在本机和您手里的U盘上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近打开过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看示例县</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一所学校、一个县、一个市的虚构数据，从计划到证书走完一遍。随便点，不影响任何人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建本单位的数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一次使用时选这个：写上单位名称，设好密码，就可以导入教师名册。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开已有的数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑上已经建过研修簿，或者换电脑时把整个文件夹搬了过来。</source>
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
    <message>
        <source>没有第 {number} 页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PasswordDialog</name>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少 8 位。让本人来输，或告诉他登录后自己改。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>可颁发的项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颁发证书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一个已入账学分的研修项目。已有证书的人不会重复颁发。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核验证书真伪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把证书的 PDF 原件拖到这里，或按“选择文件”。文件只在本机核对，不会被改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>往来单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选去向</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要收下的数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收下</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
