package language

// everything is a scenario that uses most of the language.
const everything = `name: full
description: everything
currency: EUR
vars: {R: 100/s, P: 4}
environments:
  prod: {horizon: 2h, workloads: {orders: {keys: null, rate: 5k/s}}}
start_time: 2024-01-15T09:00:00Z
horizon: {events: 1e7}
drain: 10m
warmup: auto
seed: 18446744073709551615
replications: auto
precision: {mean: 2%, p99: 0.05}
fidelity: event
observe: {interval: 15s, at: [1s, 20:00], subtasks: 64}
workloads:
  orders:
    rate: ${R}
    arrivals: poisson
    batch: {distribution: geometric, p: 0.2}
    profile:
      - {diurnal: {peak: 20:00, trough: 04:00, ratio: 3}}
      - {sine: {period: 60s, amplitude: 0.5}}
      - {steps: [[0s, 1], [6h, 2]], every: 24h}
      - {ramp: {from: 1, to: 2, start: 0s, over: 24h}}
      - {spike: {at: 19h, factor: 4, for: 10m, ramp: 1m}}
    bytes_per_event: {mean: 1kb, cv: 0.5}
    fields: {items: {distribution: geometric, p: 0.2}}
    keys: {count: 1000000, skew: 0.9}
    priority: -3
    max_rate: 120000/s
  clicks: {arrivals: {interarrival: {distribution: erlang, k: 4, mean: 10ms}}, start: 0, count: 1e6}
  bursts: {arrivals: {mmpp: {rates: [10/s, 200/s], generator: [[-1, 1], [3, -3]]}}}
  clients: {arrivals: {closed: {clients: 100, think: 1s}}, keys: {weights: [0.5, 0.5]}}
processes:
  p:
    runtime: ideal
    operators:
      source: {reads: [orders, {from: clicks, share: 30%, exchange: hash}], partitions: 64, processing_time: 8us}
      enrich:
        after: source
        join: all
        exchange: hash
        processing_time: {by_workload: {orders: 2ms, clicks: {by_input: {source: {base: 1ms, per: {bytes: 0.5ns, items: 25ms}}}}}}
        concurrency: unbounded
        selectivity: {every: 10}
        bytes_out: {column: items, unit: 1kb}
        keys: {count: 50000}
        window: {size: 1m, emit: per_key}
        batch: {max_size: 100, max_wait: 10ms}
        discipline: priority
        buffer: 100
        on_full: drop
        failures: {up: {distribution: exponential, mean: 1h}, down: 30s, clock: busy, scope: server}
        outages: [[10m, 12m], [20:00, 20:10]]
        parallelism: "${P}"
        max_parallelism: 128
      sink: {after: {from: enrich, share: 0.5}, selectivity: 0.3, processing_time: {distribution: empirical, quantiles: {p50: 4ms, p99: 30ms}}}
requests:
  analyses:
    rate: 30/min
    resources: {cpu: {mean: 4, cv: 0.5}, memory: 8gb, disk: 50gb, gpu: 0.5, api_quota: 1000/h}
    duration: {mean: 1h, cv: 2}
    estimate: {factor: {distribution: uniform, min: 1, max: 3}}
    priority: high
    tenant: compliance/policy_analyzer
    gang: 2
    checkpointable: 10m
    constraints: {node_labels: {disk-type: ssd}, anti_affinity: [general], topology: {spread_constraint: zone, hard: true}, tolerations: [gpu], gpu_models: [T4]}
    patience: 10m
  recorded: {trace: {file: pods.csv, format: csv, columns: {time: {column: at_ms, unit: 1ms}, cpu: cores, memory: {column: mib, unit: 1MiB}}, order: shuffle, inflate: 1.3}}
cluster:
  nodes:
    general: {count: 16, cpu: 8, memory: 32gb, disk: {size: 500gb}, network: 10gbit/s, instance_type: large, zones: [a, b], labels: {disk-type: ssd}, system: {cpu: 200m}, resources: {fpga: 2, calls: 5/s}}
    listed: {trace: {file: nodes.csv, format: openb, order: shuffle}, price: 0.384/h}
  instance_types: {large: {cpu: 8, gpu: 8, gpu_model: T4, taints: [gpu], frequency: 1.5}}
  shared: {api_quota: 5000/min, licences: 200}
scheduling: {placement: {policy: dot_product, prefer: small}, order: priority, backfill: easy, preemption: lower_priority, when_full: reject, decision_time: {mean: 20ms, cv: 1}}
faults: {node: {mtbf: 30d, repair: {mean: 2m, cv: 1}}}
events: [{at: 20:00, fail: {node: general-3}, for: 10m}, {at: 1h, node_join: {group: general, count: 2}}, {at: 2h, node_leave: {node: general-4}}]
compare:
  baseline: {horizon: 1h}
  axes: {processes.p.operators.enrich.parallelism: [2, 4], 'processes.p.operators.enrich.processing_time.mean': [1ms], horizon: [10m]}
  variants: [{name: x, env: prod, set: {workloads.orders.rate: 5/s, workloads.orders.keys: null}}]
thresholds:
  latency_p99_s: ["<0.1", "<=1.05*baseline"]
  "wait_p99_s{process=p, operator=sink}": "<100ms"
`
