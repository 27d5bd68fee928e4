package flink

import "fmt"

// Arguments are what Flink starts the JVM of the task manager with.
func (m *Memory) Arguments() []string {
	return append(heapArguments(m.Heap), directArgument(m.Direct), metaspaceArgument(m.Metaspace))
}

// Arguments are what Flink starts the JVM of the job manager with.
func (m *JobManager) Arguments() []string {
	arguments := heapArguments(m.Heap)
	if m.Limited {
		arguments = append(arguments, directArgument(m.OffHeap))
	}
	return append(arguments, metaspaceArgument(m.Metaspace))
}

func heapArguments(bytes int64) []string {
	return []string{fmt.Sprintf("-Xmx%d", bytes), fmt.Sprintf("-Xms%d", bytes)}
}

func directArgument(bytes int64) string    { return fmt.Sprintf("-XX:MaxDirectMemorySize=%d", bytes) }
func metaspaceArgument(bytes int64) string { return fmt.Sprintf("-XX:MaxMetaspaceSize=%d", bytes) }
