package flink

var networkKeys = []Key{
	{"taskmanager.network.memory.buffers-per-channel", "2", "exclusive buffers of an input channel (a constant since 2.0)"},
	{"taskmanager.network.memory.floating-buffers-per-gate", "8", "buffers that the channels of an input gate share (a constant since 2.0)"},
	{"taskmanager.network.memory.max-buffers-per-channel", "10", "the most buffers that one subpartition holds (a constant since 2.0)"},
	{"taskmanager.network.memory.max-overdraft-buffers-per-gate", "5", "buffers beyond the pool that finish a record (20 and constant since 2.0)"},
	{"taskmanager.network.memory.read-buffer.required-per-gate.max", "", "the most buffers that a gate must have before it starts; 1000 for blocking exchanges"},
	{"taskmanager.network.memory.buffers-request-timeout", "30s", "how long a task waits for the buffers that it must have"},
	{"taskmanager.network.sort-shuffle.min-parallelism", "1", "from so many subpartitions on a blocking exchange sorts (a constant since 2.0)"},
	{"taskmanager.network.sort-shuffle.min-buffers", "512", "the least buffers of a sorting exchange"},
	{"taskmanager.network.memory.buffer-debloat.enabled", "false", "fill buffers no further than can be consumed in the target time"},
	{"taskmanager.network.memory.buffer-debloat.target", "1s", "the time to consume what is in flight"},
	{"taskmanager.network.memory.buffer-debloat.period", "200ms", "how often the size is looked at"},
	{"taskmanager.network.memory.buffer-debloat.samples", "20", "how many looks the moving average remembers"},
	{"taskmanager.network.memory.buffer-debloat.threshold-percentages", "25", "changes below this are not announced"},
	{"execution.buffer-timeout.interval", "100ms", "a buffer leaves after so long, full or not"},
	{"execution.buffer-timeout.enabled", "true", "buffers leave by time"},
	{"execution.buffer-timeout", "", "older name of execution.buffer-timeout.interval"},
}
