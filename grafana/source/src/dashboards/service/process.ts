/** The service's processes, as Prometheus sees them. */
import { COLOURS, both, metric, metricNow, stat, steps, timeseries, words } from '../../kit/index.js';

/** The job that deploy/prometheus gives the service's instances. */
const VIGIL = 'job="vigil"';

export const up = stat({
    title: both('服务实例', 'Instances'),
    description: both('每个实例是否应答 Prometheus。', 'Whether each instance answers Prometheus.'),
    width: 6,
    query: metric(`up{${VIGIL}}`, '{{instance}}'),
    mappings: words([1, both('正常', 'Up'), COLOURS.good], [0, both('不可达', 'Down'), COLOURS.urgent]),
    coloured: 'background',
    named: true,
});

export const leader = stat({
    title: both('主用与备用', 'Leader and standby'),
    description: both('持有锁的实例处理报文，其余待命；必须恰有一个。', 'The instance that holds the lock takes messages, the others stand by; there must be exactly one.'),
    width: 6,
    query: metric(`vigil_leader{${VIGIL}}`, '{{instance}}'),
    mappings: words([1, both('主用', 'Leader'), COLOURS.good], [0, both('备用', 'Standby'), COLOURS.low]),
    coloured: 'background',
    named: true,
});

export const leaders = stat({
    title: both('主用数', 'Leaders'),
    description: both('0：无人处理报文；大于 1：两个实例都以为自己是主用。', '0: nobody takes messages; more than 1: two believe that they lead.'),
    query: metricNow(`sum(vigil_leader{${VIGIL}})`),
    unit: 'none',
    thresholds: steps(COLOURS.urgent, [1, COLOURS.good], [2, COLOURS.urgent]),
    coloured: 'background',
});

export const restarts = stat({
    title: both('运行时间', 'Running for'),
    description: both('最近启动的实例已运行多久。', 'For how long the instance runs that was started last.'),
    query: metricNow(`min(process_uptime_seconds{${VIGIL}})`),
    unit: 's',
    decimals: 0,
    colour: COLOURS.neutral,
});

export const checks = stat({
    title: both('健康检查', 'Health checks'),
    description: both('就绪检查的各项；不正常时见运行手册。', 'What readiness consists of; where one is down, see the runbooks.'),
    width: 12,
    query: metric(`min by (check) (vigil_check_up{${VIGIL}})`, '{{check}}'),
    mappings: words([1, both('正常', 'Up'), COLOURS.good], [0, both('异常', 'Down'), COLOURS.urgent]),
    coloured: 'background',
    named: true,
});

export const behind = stat({
    title: both('当前积压', 'Backlog now'),
    description: both(
        '等待判定的报文、应送未送的通知、等待回溯判定的补传时间段。',
        'Messages that wait to be judged, notifications due and not delivered, stretches of late data that wait to be judged.',
    ),
    query: [
        metric(`sum(vigil_intake_waiting{${VIGIL}})`, both('待判定报文', 'Messages')),
        metric(`sum(vigil_outbox_pending{${VIGIL}})`, both('应送未送通知', 'Notifications')),
        metric(`max(vigil_backlog_rows{${VIGIL}})`, both('待回溯判定', 'Late data')),
    ],
    width: 12,
    unit: 'none',
    colour: COLOURS.neutral,
    named: true,
});

export const ingest = timeseries({
    title: both('接收速率', 'Ingest rate'),
    description: both('每秒收到的报文与入库的测值。', 'Messages received and readings stored each second.'),
    query: [
        metric(`sum(rate(vigil_messages_received_total{${VIGIL}}[$__rate_interval]))`, both('报文', 'Messages')),
        metric(`sum(rate(vigil_readings_stored_total{${VIGIL}}[$__rate_interval]))`, both('测值', 'Readings')),
    ],
    unit: 'cps',
    min: 0,
});

export const fates = timeseries({
    title: both('报文去向', 'What becomes of messages'),
    description: both('每秒入库、重复、隔离的报文，由数据库提交后计数。', 'Messages stored, duplicate and quarantined each second, as the database counted.'),
    query: [
        metric(`sum(rate(vigil_messages_stored_total{${VIGIL}}[$__rate_interval]))`, both('入库', 'Stored')),
        metric(`sum(rate(vigil_messages_duplicate_total{${VIGIL}}[$__rate_interval]))`, both('重复', 'Duplicate')),
        metric(`sum(rate(vigil_messages_quarantined_total{${VIGIL}}[$__rate_interval]))`, both('隔离', 'Quarantined')),
    ],
    unit: 'cps',
    min: 0,
});

function quantiles(histogram: string) {
    return [0.5, 0.95, 0.99].map(quantile =>
        metric(
            `histogram_quantile(${quantile}, sum by (le) (rate(${histogram}_bucket{${VIGIL}}[$__rate_interval])))`,
            `p${quantile * 100}`,
        ),
    );
}

export const commit = timeseries({
    title: both('批次提交时间', 'Time to commit a batch'),
    description: both('一批报文从开始到提交的时间，含重试；另有每秒失败的事务数时查运行手册 batches-failing。', 'From the start of a batch to its commit, retries included; where transactions fail, see the runbook batches-failing.'),
    query: quantiles('vigil_batch_time_seconds'),
    unit: 's',
    min: 0,
});

export const lag = timeseries({
    title: both('接收到入库的延迟', 'From receipt to commit'),
    description: both('批次中最早的报文从收到到提交的时间。', 'From taking the oldest message of a batch to its commit.'),
    query: quantiles('vigil_ingest_lag_seconds'),
    unit: 's',
    min: 0,
});

export const failures = timeseries({
    title: both('失败与重试', 'Failures and retries'),
    description: both('失败后重试的入库事务，以及医废判定失败。', 'Transactions that failed and were tried again, and containers that could not be looked at.'),
    query: [
        metric(`sum(rate(vigil_batch_failures_total{${VIGIL}}[$__rate_interval]))`, both('入库事务', 'Transactions')),
        metric(`sum(rate(vigil_custody_failures_total{${VIGIL}}[$__rate_interval]))`, both('医废判定', 'Custody')),
    ],
    unit: 'cps',
    min: 0,
});

export const waiting = timeseries({
    title: both('队列', 'Queues'),
    description: both('等待判定的报文与应送未送的通知；队列有界，满时由报文代理暂存。', 'Messages that wait for judgement, and notifications due and not delivered; queues are bounded, when full the broker keeps what comes.'),
    query: [
        metric(`vigil_intake_waiting{${VIGIL}}`, both('待判定报文 {{instance}}', 'Messages {{instance}}')),
        metric(`vigil_outbox_pending{${VIGIL}}`, both('应送未送通知 {{instance}}', 'Notifications {{instance}}')),
    ],
    unit: 'none',
    min: 0,
});

export const delayed = timeseries({
    title: both('判定滞后', 'Judgement behind'),
    description: both(
        '医疗废物容器到时限后、补传测值入库后，等待判定最久的已等了多久；正常为几秒以内。',
        'For how long the first container that became due, and the oldest late reading, have waited to be judged; a few seconds are usual.',
    ),
    query: [
        metric(`max(vigil_custody_behind_seconds{${VIGIL}})`, both('医废容器', 'Containers')),
        metric(`max(vigil_backlog_oldest_seconds{${VIGIL}})`, both('补传测值', 'Late readings')),
    ],
    unit: 's',
    min: 0,
});

export const memory = timeseries({
    title: both('堆内存', 'Heap'),
    description: both('已用与上限。', 'Used, and the most that there can be.'),
    width: 8,
    query: [
        metric(`sum by (instance) (jvm_memory_used_bytes{${VIGIL}, area="heap"})`, both('已用 {{instance}}', 'Used {{instance}}')),
        metric(`sum by (instance) (jvm_memory_max_bytes{${VIGIL}, area="heap"} > 0)`, both('上限 {{instance}}', 'Most {{instance}}')),
    ],
    unit: 'bytes',
    min: 0,
});

export const cpu = timeseries({
    title: both('处理器', 'CPU'),
    description: both('进程与整机的处理器占用。', 'Of the process, and of the machine.'),
    width: 8,
    query: [
        metric(`process_cpu_usage{${VIGIL}}`, both('进程 {{instance}}', 'Process {{instance}}')),
        metric(`system_cpu_usage{${VIGIL}}`, both('整机 {{instance}}', 'Machine {{instance}}')),
    ],
    unit: 'percentunit',
    min: 0,
    max: 1,
});

export const disk = timeseries({
    title: both('磁盘剩余', 'Disk free'),
    description: both('数据目录所在磁盘的剩余比例。', 'Share of the disk of the data folder that is free.'),
    width: 12,
    query: metric(`disk_free_bytes{${VIGIL}} / disk_total_bytes{${VIGIL}}`, '{{instance}} {{path}}'),
    unit: 'percentunit',
    min: 0,
    max: 1,
});

export const collections = timeseries({
    title: both('垃圾回收', 'Garbage collection'),
    description: both('回收停顿占时间的比例。', 'Share of time in pauses.'),
    width: 8,
    query: metric(`sum by (instance) (rate(jvm_gc_pause_seconds_sum{${VIGIL}}[$__rate_interval]))`, '{{instance}}'),
    unit: 'percentunit',
    min: 0,
});

export const requests = timeseries({
    title: both('HTTP 请求', 'HTTP requests'),
    description: both('控制台与接口每秒的请求，按结果。', 'Requests of console and API each second, by outcome.'),
    query: metric(`sum by (outcome) (rate(http_server_requests_seconds_count{${VIGIL}}[$__rate_interval]))`, '{{outcome}}'),
    unit: 'reqps',
    min: 0,
});

export const response = timeseries({
    title: both('HTTP 响应时间', 'HTTP response time'),
    description: both('平均响应时间，最慢的 8 个地址。', 'Mean response time, the 8 slowest addresses.'),
    query: metric(
        `topk(8, sum by (uri) (rate(http_server_requests_seconds_sum{${VIGIL}}[$__rate_interval])) / sum by (uri) (rate(http_server_requests_seconds_count{${VIGIL}}[$__rate_interval])))`,
        '{{uri}}',
    ),
    unit: 's',
    min: 0,
});

export const deliveries = timeseries({
    title: both('通知送达', 'Deliveries'),
    description: both('每秒送达、重试、放弃的通知；放弃的见“送达”看板。', 'Notifications delivered, retried and given up each second; those given up are on the dashboard of deliveries.'),
    query: metric(`sum by (result) (rate(vigil_deliveries_total{${VIGIL}}[$__rate_interval]))`, '{{result}}'),
    unit: 'cps',
    min: 0,
});

export const latency = timeseries({
    title: both('送达用时', 'Time to deliver'),
    description: both('从提交到接收方应答成功。', "From the commit to the recipient's success."),
    query: quantiles('vigil_delivery_latency_seconds'),
    unit: 's',
    min: 0,
});

export const alarms = timeseries({
    title: both('报警变化', 'Alarm changes'),
    description: both('每秒产生、恢复、确认等变化；骤增即报警泛滥。', 'Raised, cleared, acknowledged and so on each second; a surge is a flood.'),
    query: metric(`sum by (kind) (rate(vigil_alarms_total{${VIGIL}}[$__rate_interval]))`, '{{kind}}'),
    unit: 'cps',
    min: 0,
});

export const connections = timeseries({
    title: both('数据库连接', 'Database connections'),
    description: both('正在使用与排队等待的连接。', 'In use, and waited for.'),
    query: [
        metric(`sum by (instance) (sql_pool_active{${VIGIL}})`, both('使用中 {{instance}}', 'In use {{instance}}')),
        metric(`sum by (instance) (sql_pool_queue_size{${VIGIL}})`, both('等待 {{instance}}', 'Waited for {{instance}}')),
    ],
    unit: 'none',
    min: 0,
});
