package derive

import "simulate/sim/flink"

var bufferDebloat = Topic{
	Name: "buffer_debloat",
	Does: "how far buffers are filled as the throughput changes: [size if announced, ms to consume what is in flight]",
	Keys: `measurements  [[bytes per second, buffers in use], ...], one a period
target_ms (1000), start_bytes (1024), max_bytes (32768), min_bytes (256), threshold_percent (25), samples (20)`,
	Example: `{"start_bytes": 1024, "measurements": [[100000, 10], [100000, 10], [100000, 10]]}`,
	answer:  answerDebloat,
}

func answerDebloat(q *Question) (any, error) {
	settings := flink.Debloating{
		Target: q.WholeOr("target_ms", 1000), Start: q.WholeOr("start_bytes", 1024),
		Most: q.WholeOr("max_bytes", 32768), Least: q.WholeOr("min_bytes", 256),
		Threshold: q.WholeOr("threshold_percent", 25), Samples: q.WholeOr("samples", 20),
	}
	measurements := q.Rows("measurements", 40, 20)
	err := settings.Check()
	for _, m := range measurements {
		if m[0] < 0 && err == nil {
			err = &flink.Refusal{Component: "measurements", Reason: "a throughput is below 0"}
		}
	}
	if err != nil || !q.Sound() {
		return nil, err
	}
	debloater := flink.NewDebloater(settings)
	rows := make([][2]any, len(measurements))
	for i, m := range measurements {
		d := debloater.Measure(m[0], m[1])
		rows[i] = [2]any{nil, d.ToConsume}
		if d.Announced {
			rows[i][0] = d.Size
		}
	}
	return rows, nil
}
