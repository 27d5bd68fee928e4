package scenarios

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/experiment"
	"simulate/sim/stream"
	"simulate/workload"
)

// recordings of these tests.
const (
	minutes  = "period,count\n2024-01-15 10:00:00,60\n2024-01-15 10:01:00,120\n2024-01-15 10:03:00,30\n"
	requests = "at,user,tokens,size,note\n0,ada,10,1,\"a, b\"\n1.5,bob,20,2,\n1.5,ada,30,3,\n4,eve,,4,\n"
	answer   = `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"job":"a"},"values":[[0,"5"],[15,"7"]]}]}}`
)

func files() map[string][]byte {
	return map[string][]byte{
		"minutes.csv": []byte(minutes), "requests.csv": []byte(requests), "answer.json": []byte(answer),
		"minutes.csv.gz": gzipped(minutes), "minutes.csv.zst": zstandard(minutes), "misnamed.csv": gzipped(minutes),
		"nodes.csv": []byte(nodeList), "pods.csv": []byte(podsList), "jobs.csv": []byte(jobList), "log.swf": []byte(swfLog), "kubectl.json": []byte(kubectl),
		"broken.csv.gz": gzipped(minutes)[:40], "broken.csv.zst": zstandard(minutes)[:20], "empty.csv": {}, "silent.csv": []byte("t,n\n0,0\n60,0\n"), "image.png": {0x89, 'P', 'N', 'G', 0, 1},
	}
}

func gzipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.Bytes()
}

func zstandard(text string) []byte {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return w.EncodeAll([]byte(text), nil)
}

// disk is where traces lie; it counts what is open.
type disk struct {
	files map[string][]byte
	open  int
	reads map[string]int
}

func newDisk() *disk { return &disk{files: files(), reads: map[string]int{}} }

func (d *disk) trace(name string) (io.ReadCloser, error) {
	content, ok := d.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	d.open++
	d.reads[name]++
	return &opened{bytes.NewReader(content), d}, nil
}

type opened struct {
	io.Reader
	disk *disk
}

func (o *opened) Close() error { o.disk.open--; return nil }

func readTrace(t *testing.T, text string) *Scenario {
	t.Helper()
	s, problems := read(text, Options{Trace: newDisk().trace})
	if len(problems) > 0 {
		t.Fatalf("%v\nin\n%s", problems, text)
	}
	return s
}

func TestHowATraceIsRead(t *testing.T) {
	for load, want := range map[string]workload.Trace{
		"trace: {file: minutes.csv, format: rates}": {},
		"trace: {file: minutes.csv, format: rates, time: period, value: count, value_is: rate, interval: 30s, limit: 2}": {
			Time: "period", Value: "count", IsRate: true, Interval: 30 * clock.Second, Limit: 2,
		},
		"trace: {file: requests.csv, format: events, time: {column: at, unit: 1ms}, where: {user: ada, tokens: 10}}": {
			Format: workload.Events, Time: "at", Unit: clock.Millisecond, Where: []workload.Match{{Column: "user", Value: "ada"}, {Column: "tokens", Value: "10"}},
		},
		"trace: {file: answer.json, format: prometheus}": {Format: workload.Prometheus},
		"trace: {file: minutes.csv, format: rates, from: 2024-01-15T11:01:00+01:00, to: 10:04, align: clock}": {
			Clock: true, From: workload.Bound{Kind: workload.OnTheDate, At: workload.Wall{Unix: 1705312860e9, Zone: 3600e9}},
			To: workload.Bound{Kind: workload.OfDay, Since: 10*clock.Hour + 4*clock.Minute},
		},
		"trace: {file: minutes.csv, format: rates, from: 2024-01-15, to: 2024-01-15 10:03:00}": {
			From: workload.Bound{Kind: workload.AsRecorded, At: workload.Wall{Unix: 1705276800e9}},
			To:   workload.Bound{Kind: workload.AsRecorded, At: workload.Wall{Unix: 1705312980e9}},
		},
		"trace: {file: minutes.csv, format: rates, from: 30s}": {From: workload.Bound{Kind: workload.SinceRow, Since: 30 * clock.Second}},
	} {
		s, problems := read(scene("start_time: 2024-01-15T08:00:00Z", load, ""), Options{Trace: newDisk().trace})
		if s == nil {
			t.Errorf("%s: %v", load, problems)
			continue
		}
		want.Start = workload.Wall{Unix: 1705305600e9}
		if want.Unit == 0 {
			want.Unit = clock.Second
		}
		got := replayOf(t, scene("start_time: 2024-01-15T08:00:00Z", load, "")).Trace
		got.Open, got.File = nil, ""
		same(t, load, got, want)
	}
}

func replayOf(t *testing.T, text string) *workload.Recorded {
	t.Helper()
	d, problems := document.Load(document.Options{File: "scenario.yaml", Open: func(string) ([]byte, error) { return []byte(text), nil }})
	if d == nil {
		t.Fatal(problems)
	}
	b := newBuilder(d, language.Run, newRecordings(newDisk().trace))
	b.build()
	return b.replays[0].load
}

func TestHowATraceIsReplayed(t *testing.T) {
	r := replayOf(t, scene("", "trace: {file: minutes.csv, format: rates, scale: 10, speedup: 60, loop: true}, arrivals: constant, start: 1s, stop: 9s, count: 5000, "+
		"profile: [{spike: {at: 1s, factor: 2, for: 1s}}]", ""))
	if r.Scale != 10 || r.Speedup != 60 || !r.Loop || !r.Even || r.Start != clock.Second || r.Stop != 9*clock.Second || r.Count != 5000 || len(r.Profile) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestARunIsAsLongAsItsLongestTrace(t *testing.T) {
	for load, want := range map[string]clock.Time{
		"trace: {file: minutes.csv, format: rates}":             4 * clock.Minute,
		"trace: {file: minutes.csv, format: rates, speedup: 4}": clock.Minute,
		"trace: {file: minutes.csv, format: rates, loop: true}": 4 * clock.Minute,
		"trace: {file: minutes.csv, format: rates, limit: 2}":   2 * clock.Minute,
		"trace: {file: minutes.csv, format: rates}, stop: 90s":  90 * clock.Second,
		"trace: {file: requests.csv, format: events}":           4*clock.Second + 4*clock.Second/3,
		"trace: {file: answer.json, format: prometheus}":        30 * clock.Second,
	} {
		s := readTrace(t, scene("", load, ""))
		if got := s.Design.Candidates[0].Config.Horizon.At; got != want {
			t.Errorf("%s: the horizon is %s, expected %s", load, got, want)
		}
	}
	s := readTrace(t, scene("horizon: 1m", "trace: {file: minutes.csv, format: rates}", ""))
	if c := s.Design.Candidates[0]; c.Config.Horizon.At != clock.Minute || c.Config.Steady || c.Expected < 50 || c.Expected > 60 {
		t.Errorf("%+v", c)
	}
}

func TestCompressedTracesAreReadWhateverTheyAreCalled(t *testing.T) {
	for _, file := range []string{"minutes.csv", "minutes.csv.gz", "minutes.csv.zst", "misnamed.csv"} {
		d := newDisk()
		s, problems := read(scene("replications: 3", "trace: {file: "+file+", format: rates}", "processing_time: 1ms"), Options{Trace: d.trace})
		if s == nil {
			t.Errorf("%s: %v", file, problems)
			continue
		}
		result, err := experiment.Run(context.Background(), s.Design, experiment.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		if got := metric(t, result, "finished"); got != 210 {
			t.Errorf("%s: %g events finished", file, got)
		}
		if d.open != 0 || d.reads[file] != 4 {
			t.Errorf("%s was opened %d times, to check it and in each of 3 runs; %d stay open", file, d.reads[file], d.open)
		}
	}
}

func metric(t *testing.T, r experiment.Result, name string) float64 {
	t.Helper()
	for _, m := range r.Variants[0].Metrics {
		if m.Name == name && m.Scope.Operator == "" {
			return m.Value
		}
	}
	t.Fatalf("there is no %s", name)
	return 0
}

func TestMistakesOfTracesStandInTheirFiles(t *testing.T) {
	for _, c := range []struct{ load, operator, want string }{
		{"trace: {file: absent.csv, format: rates}", "", "scenario.yaml:3:21: cannot read absent.csv: file does not exist"},
		{"trace: {file: empty.csv, format: rates}", "", "empty.csv: is empty; expected a first row with the names of the columns"},
		{"trace: {file: image.png, format: events}", "", "image.png:1:1: this is no text: is the file binary, or in another encoding than UTF-8?"},
		{"trace: {file: broken.csv.gz, format: rates}", "", "broken.csv.gz:2:1: the file ends in the middle; it is truncated"},
		{"trace: {file: broken.csv.zst, format: rates}", "", "broken.csv.zst:1:1: the file ends in the middle; it is truncated"},
		{"trace: {file: minutes.csv, format: rates, time: when}", "", `minutes.csv:1:1: there is no column "when"; the columns are period, count`},
		{"trace: {file: minutes.csv, format: rates, interval: 90s}", "", "minutes.csv:3:1: the row begins 1m after the one before, which stands for interval: 1m30s; they would overlap"},
		{"trace: {file: minutes.csv, format: events}", "processing_time: {column: period, unit: 1ms}", `minutes.csv:2:1: period: expected a number, found "2024-01-15 10:00:00"` + "\n" +
			`minutes.csv:3:1: period: expected a number, found "2024-01-15 10:01:00"` + "\n" + `minutes.csv:4:1: period: expected a number, found "2024-01-15 10:03:00"`},
		{"trace: {file: requests.csv, format: events}", "processing_time: {column: tokens, unit: 1ms}", "requests.csv:5:7: tokens: expected a number, found nothing"},
		{"trace: {file: requests.csv, format: events}", "processing_time: {column: token, unit: 1ms}", `scenario.yaml:8:47: no event that comes to o has a field "token" [tokens]`},
		{"trace: {file: requests.csv, format: events}, keys: {column: users}", "exchange: hash", `scenario.yaml:3:67: the trace has no column "users" [user]`},
		{
			"trace: {file: requests.csv, format: events}, bytes_per_event: {base: 1kb, per: {sizes: 1kb}}", "processing_time: {column: bytes, unit: 1ns}",
			`scenario.yaml:3:87: the trace has no column "sizes" [size]`,
		},
		{"trace: {file: requests.csv, format: events}, fields: {size: 5}", "", "scenario.yaml:3:61: the trace has a column size; give the field another name"},
		{"rate: 1/s, keys: {column: user}, bytes_per_event: {column: size, unit: 1kb}", "", "scenario.yaml:3:33: a column needs a trace of events, such as trace: {file: requests.csv, format: events}\n" +
			"scenario.yaml:3:66: a column needs a trace of events, such as trace: {file: requests.csv, format: events}"},
		{"trace: {file: minutes.csv, format: rates}, rate: 1/s, batch: 5, arrivals: saturated", "", "" +
			"scenario.yaml:3:56: rate: the trace says when how many events arrive; remove rate (trace.scale multiplies what was recorded)\n" +
			"scenario.yaml:3:68: batch: the trace says when how many events arrive; remove batch (trace.scale multiplies what was recorded)\n" +
			"scenario.yaml:3:81: arrivals: a trace is replayed as it was recorded; expected poisson or constant, by which a row's arrivals are placed in its interval"},
		{"trace: {file: minutes.csv, format: rates}, arrivals: {closed: {clients: 5}}", "", "" +
			"scenario.yaml:3:50: arrivals: a trace is replayed as it was recorded; expected poisson or constant, by which a row's arrivals are placed in its interval"},
		{"trace: {file: requests.csv, format: events, value: tokens, value_is: rate}", "", "scenario.yaml:3:58: value: every row of events is one event; remove it\n" +
			"scenario.yaml:3:76: value_is: every row of events is one event; remove it"},
		{"trace: {file: answer.json, format: prometheus, time: t}", "", "scenario.yaml:3:60: time: an answer of Prometheus has no columns; remove it"},
		{"trace: {file: minutes.csv, format: rates, align: clock}", "", "minutes.csv:2:1: align: clock needs the start_time of the scenario, since the trace has dates"},
		{"trace: {file: minutes.csv, format: rates}, start: 10s, stop: 5s", "", "scenario.yaml:3:62: stop: must be later than start (10s), is 5s"},
		{"trace: {file: minutes.csv, format: rates, where: {count: 7}}", "", "minutes.csv: there is no row that counts; expected one at least"},
	} {
		_, problems := read(scene("", c.load, c.operator), Options{Trace: newDisk().trace})
		var got []string
		for _, p := range problems {
			line := p.String()
			if p.Suggestion != "" {
				line += " [" + p.Suggestion + "]"
			}
			got = append(got, line)
		}
		if said := strings.Join(got, "\n"); said != c.want {
			t.Errorf("%s, %s: told\n%s\nexpected\n%s", c.load, c.operator, said, c.want)
		}
	}
	if _, problems := read(scene("", "trace: {file: minutes.csv, format: rates}", ""), Options{}); len(problems) != 1 ||
		problems[0].Message != "cannot read minutes.csv: there are no files here" {
		t.Errorf("without files: %v", problems)
	}
}

func TestMissingRowsAreAFinding(t *testing.T) {
	s := readTrace(t, scene("", "trace: {file: minutes.csv, format: rates}", ""))
	want := "rows are missing in one place of minutes.csv, which has one every 1m, and nothing arrives there; the longest gap, 1m, follows line 3"
	if len(s.Findings) != 1 || s.Findings[0].Message != want || s.Findings[0].Path != "workloads.w.trace" {
		t.Errorf("got %+v", s.Findings)
	}
}

func TestWhatATraceLeavesWithoutEffect(t *testing.T) {
	for _, c := range []struct{ top, load, operator, want string }{
		{"", "trace: {file: requests.csv, format: events}, arrivals: constant", "", "workloads.w.arrivals: every event of the trace comes at its own time"},
		{
			"", "trace: {file: requests.csv, format: events}, keys: {column: user}", "parallelism: 2",
			"workloads.w.keys: no exchange: hash and no window.emit: per_key looks at the keys of w",
		},
		{"", "trace: {file: requests.csv, format: events}, keys: {column: user}", "parallelism: 2, exchange: hash", ""},
		{
			"", "trace: {file: requests.csv, format: events}, bytes_per_event: {column: size, unit: 1kb}", "",
			"workloads.w.bytes_per_event: no amount depends on bytes, so sizes change nothing",
		},
		{
			"", "trace: {file: requests.csv, format: events, loop: true}", "",
			"workloads.w.trace.loop: the horizon ends with the first pass; a longer one brings further passes",
		},
		{"horizon: 1m", "trace: {file: requests.csv, format: events, loop: true, time: {column: at, unit: 1ms}}", "", ""},
		{
			"horizon: {events: 1e6}", "trace: {file: requests.csv, format: events}", "",
			"horizon.events: what arrives is less, about 4, and does not go on: the run ends with that",
		},
		{"horizon: {events: 1e6}", "trace: {file: requests.csv, format: events, scale: 250000}", "", ""},
		{"horizon: {events: 1e6}", "trace: {file: requests.csv, format: events, loop: true}", "", ""},
		{
			"", "trace: {file: requests.csv, format: events, scale: 1e-5}", "",
			"workloads.w.trace: the trace brings no event: 4 recorded arrivals times scale: 1e-05 come to less than one",
		},
		{
			"horizon: 8m", "trace: {file: minutes.csv, format: rates, limit: 2, loop: true, scale: 0.001}", "",
			"workloads.w.trace: the trace brings no event: 720 recorded arrivals times scale: 0.001 come to less than one",
		},
		{"horizon: 12m", "trace: {file: minutes.csv, format: rates, limit: 2, loop: true, scale: 0.001}", "", ""},
		{"", "trace: {file: requests.csv, format: events, scale: 0.25}", "", ""},
		{"", "trace: {file: silent.csv, format: rates}", "", "workloads.w.trace: the trace brings no event: its rows count no arrivals"},
		{
			"horizon: 1h", "trace: {file: requests.csv, format: events}, start: 10m", "",
			"workloads.w.trace: the trace brings no event: its rows lie outside of the time between start and stop or the horizon",
		},
		{
			"", "trace: {file: minutes.csv, format: rates, limit: 2, time: {column: period, unit: 1ms}}", "",
			"workloads.w.trace.time.unit: the times of the trace are dates, not numbers",
		},
		{
			"start_time: 2024-01-15T10:00:00Z", "trace: {file: requests.csv, format: events}", "",
			"start_time: no time of day and no date stands in the scenario, so the clock at the start changes nothing",
		},
		{"start_time: 2024-01-15T10:00:00Z", "trace: {file: requests.csv, format: events, align: clock}", "", ""},
	} {
		var said []string
		for _, f := range readTrace(t, scene(c.top, c.load, c.operator)).Findings {
			said = append(said, f.Path+": "+f.Message)
		}
		if got := strings.Join(said, "\n"); got != c.want {
			t.Errorf("%s %s: told %q, expected %q", c.load, c.operator, got, c.want)
		}
	}
}

func TestEventsBringWhatOperatorsAskFor(t *testing.T) {
	s := readTrace(t, scene("", "trace: {file: requests.csv, format: events, limit: 3}, bytes_per_event: {base: 1b, per: {size: 1kb}}, keys: {column: user}",
		"parallelism: 2, exchange: hash, processing_time: {base: 1ms, per: {tokens: 20ms, bytes: 2ns}}, selectivity: {column: tokens, unit: 1}"))
	w := s.Design.Candidates[0].Config.Stream.Workloads[0]
	same(t, "numbers", w.Numbers, []string{"bytes of size", "tokens"})
	same(t, "size", w.Bytes.Per, []stream.PerUnit{{Attribute: "bytes of size", Each: 1024}})
	same(t, "keys", w.Keys, stream.Keys{Recorded: true})
}

func TestResultsOfWindowsCarryNoColumns(t *testing.T) {
	text := `
workloads: {w: {trace: {file: requests.csv, format: events, limit: 3}}}
processes:
  p:
    runtime: ideal
    operators:
      a: {reads: w, window: {size: 1s, emit: %s}, processing_time: {column: tokens, unit: 1ms}}
      b: {after: a, processing_time: 1ms}
      c: {after: b, reads: w, processing_time: {by_input: {b: {column: tokens, unit: 1ms}, w: {column: tokens, unit: 1ms}}}}
`
	for emit, want := range map[string]int{"records": 0, "per_key": 1, "one": 1} {
		_, problems := read(fmt.Sprintf(text, emit), Options{Trace: newDisk().trace})
		if len(problems) != want || want > 0 && problems[0].String() !=
			"scenario.yaml:9:72: c takes what a window has made of many events, and those have no tokens of their own" {
			t.Errorf("emit %s: %v", emit, problems)
		}
	}
}

func TestVariantsReadATraceOnce(t *testing.T) {
	d := newDisk()
	text := scene("compare: {processes.p.operators.o.parallelism: [1, 2, 3], workloads.w.trace.scale: [1, 2]}", "trace: {file: minutes.csv, format: rates}", "processing_time: 1ms, parallelism: 1")
	if s, problems := read(text, Options{Trace: d.trace}); s == nil || d.reads["minutes.csv"] != 1 {
		t.Errorf("%v; the trace was read %d times", problems, d.reads["minutes.csv"])
	}
}

func TestNamesOfTracesAreRelativeToTheScenario(t *testing.T) {
	d := newDisk()
	d.files = map[string][]byte{"folder/minutes.csv": []byte(minutes), "/tmp/minutes.csv": []byte(minutes)}
	for name, set := range map[string][]string{"a file": nil, "an absolute name": {"workloads.w.trace.file=/tmp/minutes.csv"}} {
		text := scene("", "trace: {file: minutes.csv, format: rates}", "")
		if _, problems := Read("folder/scenario.yaml", Options{Trace: d.trace, Set: set, Open: func(string) ([]byte, error) { return []byte(text), nil }}); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestATraceThatChangesDuringTheRunsIsAnError(t *testing.T) {
	d := newDisk()
	s, problems := read(scene("replications: 1", "trace: {file: minutes.csv, format: rates}", ""), Options{Trace: d.trace})
	if s == nil {
		t.Fatal(problems)
	}
	d.files["minutes.csv"] = []byte(minutes + "2024-01-15 10:04:00,many\n")
	_, err := experiment.Run(context.Background(), s.Design, experiment.Options{Workers: 1})
	if err == nil || !strings.Contains(err.Error(), `workload w: minutes.csv:5:21: count: expected a number, found "many"`) || d.open != 0 {
		t.Errorf("got %v; %d files stay open", err, d.open)
	}
}

func TestTheDigestTellsTracesApart(t *testing.T) {
	digest := func(files map[string][]byte, load string) string {
		s, problems := read(scene("", load, ""), Options{Trace: (&disk{files: files, reads: map[string]int{}}).trace})
		if s == nil {
			t.Fatal(problems)
		}
		return s.Digest
	}
	load := "trace: {file: minutes.csv, format: rates}"
	same(t, "the same trace, compressed", digest(map[string][]byte{"minutes.csv": gzipped(minutes)}, load), digest(files(), load))
	if other := strings.Replace(minutes, "120", "121", 1); digest(map[string][]byte{"minutes.csv": []byte(other)}, load) == digest(files(), load) {
		t.Error("another count has the same digest")
	}
}
