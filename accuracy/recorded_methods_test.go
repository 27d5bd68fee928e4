package accuracy

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// Whatever a trace brings, records take the same way event by event and by recursion.
func TestTracesReplayAlikeByAllMethods(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, row func(i int) string) string {
		rows := []string{row(-1)}
		for i := range 2000 {
			rows = append(rows, row(i))
		}
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(strings.Join(rows, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	counts := write("counts.csv", func(i int) string {
		if i < 0 {
			return "t,n"
		}
		return fmt.Sprintf("%d,%d", i, i*i%23)
	})
	events := write("events.csv", func(i int) string {
		if i < 0 {
			return "t,user,tokens"
		}
		return fmt.Sprintf("%d.%d,u%d,%d", i/9, i%9, i*i%101, i*i%37)
	})
	for name, workloads := range map[string]string{
		"counts":              "w: {trace: {file: " + counts + ", format: rates}}",
		"even counts, scaled": "w: {trace: {file: " + counts + ", format: rates, scale: 1.7, speedup: 2, loop: true}, arrivals: constant}",
		"throttled counts":    "w: {trace: {file: " + counts + ", format: rates}, max_rate: 12/s}",
		"events":              "w: {trace: {file: " + events + ", format: events, scale: 1.3}, keys: {column: user}, bytes_per_event: {column: tokens, unit: 1b}}",
	} {
		service := "{mean: 60ms, cv: 1}"
		if strings.Contains(workloads, "events") {
			service = "{base: 10ms, per: {tokens: 2ms, bytes: 1ms}}"
		}
		text := fmt.Sprintf(`
replications: 2
horizon: 1000s
workloads: {%s}
processes:
  p:
    runtime: ideal
    operators:
      a: {reads: w, processing_time: 1ms}
      b: {after: a, exchange: hash, parallelism: 3, processing_time: %s}
      c: {after: b, concurrency: 2, processing_time: 20ms}
`, workloads, service)
		auto, event := replay(t, text), replay(t, text+"fidelity: event\n")
		if !reflect.DeepEqual(auto.Metrics, event.Metrics) || !reflect.DeepEqual(seriesOf(auto), seriesOf(event)) {
			t.Errorf("%s: the methods differ", name)
		}
	}
}

// seriesOf is all series of a run as a text, in which what was not observed is equal to itself.
func seriesOf(v *run) string { return fmt.Sprint(v.Series) }
