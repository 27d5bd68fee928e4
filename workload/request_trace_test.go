package workload

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

const threePods = `name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,creation_time,deletion_time
a,12000,16384,1,1000,,LS,100,160
b,6000,12288,1,460,T4|P100,BE,105,
c,400,1,0,0,,LS,107,107
`

func TestPodsOfOpenBAreRead(t *testing.T) {
	r := readList(t, listOf(threePods, OpenB, nil), bare())
	same(t, "pods", written(replayedRequests(t, r, root)), strings.Join([]string{
		"a@0s+1m [12000 17179869184 1] gpu 1x1000", "b@5s+never [6000 12884901888 1] gpu 1x460 of 11", "c@7s+0s [400 1048576 1]",
	}, "\n"))
	s := r.Summary
	if s.Rows != 3 || s.Staying != 1 || s.First != 0 || s.Last != 7*clock.Second || s.End != clock.Minute || s.Dated || s.Back != 0 {
		t.Errorf("the summary is %+v", s)
	}
	if !slices.Equal(s.Asked, []float64{18400, 28673 << 20, 3, 1460}) || !slices.Equal(s.Held, []float64{60 * 12000, 60 << 34, 60, 60000}) {
		t.Errorf("they ask for %v and hold %v", s.Asked, s.Held)
	}
	if !slices.Equal(s.Largest, []int64{12000, 1 << 34, 1, 1000}) || !slices.Equal(s.Models, []string{"T4", "P100"}) || r.End() != clock.Minute {
		t.Errorf("the largest are %v, models %v", s.Largest, s.Models)
	}
}

// A cluster that does not count pods, and one that knows more models, in another order.
func TestRequestsAreTranslatedForTheCluster(t *testing.T) {
	on := &cluster.Config{Resources: []cluster.Resource{{Name: "disk"}, {Name: "memory"}, {Name: "cpu"}}, Models: []string{"A10", "P100"}}
	r := readList(t, listOf(threePods, OpenB, func(t *RequestTrace) { t.Where = []Match{{"name", "b"}} }), on)
	on.Models = []string{"A10", "P100", "T4"}
	r.Models = 1 // of those that name none
	same(t, "pods", written(replayedRequests(t, r, root)), "b@0s+never [0 12884901888 6000] gpu 1x460 of 110")
	a := readList(t, listOf(threePods, OpenB, func(t *RequestTrace) { t.Limit = 1 }), bare())
	a.Models = 1
	same(t, "pods", written(replayedRequests(t, a, root)), "a@0s+1m [12000 17179869184 1] gpu 1x1000 of 1")
}

const fiveJobs = `; MaxProcs: 128
;MaxNodes:64
; UnixStartTime: 893466664
; TimeZone: -28800
; Note: 7" and a "quote
   1      0    -1    600    4  -1 -1    8   900 -1 1 7 -1 -1 2 -1 -1 -1
   2    0.5    -1     60    4  -1 -1   -1    30 -1 1 8 -1 -1 3 -1 -1 -1   further columns 1

; a comment between
   3     10    -1     -1    4  -1 -1    4   900 -1 0 7 -1 -1 2 -1 -1 -1
   4     10    -1     10    0  -1 -1   -1   900 -1 0 7 -1 -1 2 -1 -1 -1
   5	   20    -1     10    1  -1 -1    1    -1 -1 1 9 -1 -1 1 -1 -1 -1`

func TestJobsOfALogAreRead(t *testing.T) {
	list := listOf(fiveJobs, SWF, func(t *RequestTrace) {
		t.Columns = []Column{{Of: "tenant", Name: "user"}, {Of: "priority", Name: "queue"}}
	})
	r := readList(t, list, bare())
	all := replayedRequests(t, r, root)
	same(t, "jobs", written(all), "1@0s+10m [8000 0 0] said 15m\n2@500ms+1m [4000 0 0]\n5@20s+10s [1000 0 0]")
	for i, r := range all {
		if r.Tenant != int32(i) || r.Priority != []int32{2, 3, 1}[i] || r.Number != uint64(i) || r.Gang != 1 {
			t.Errorf("job %d is %+v", i, r)
		}
	}
	s := r.Summary
	if s.Dropped != 2 || s.Rows != 3 || !s.Dated || !slices.Equal(s.Tenants, []string{"7", "8", "9"}) {
		t.Errorf("the summary is %+v", s)
	}
	if s.Log != (LogHeader{128, 64, 893466664 * clock.Second, -8 * clock.Hour}) {
		t.Errorf("the header is %+v", s.Log)
	}
}

// What is dropped is not counted by the limit, and bounds may be dates where the log says when it began.
func TestAPartOfALogIsRead(t *testing.T) {
	five := readList(t, listOf(fiveJobs, SWF, func(t *RequestTrace) { t.Limit = 3 }), bare())
	if n := five.Summary.Rows; n != 3 {
		t.Errorf("%d jobs in place of 3", n)
	}
	dated := readList(t, listOf(fiveJobs, SWF, func(t *RequestTrace) {
		t.From = Bound{Kind: OnTheDate, At: Wall{Unix: 893466674e9}}
	}), bare())
	same(t, "jobs", written(replayedRequests(t, dated, root)), "5@0s+10s [1000 0 0]")
	of := readList(t, listOf(fiveJobs, SWF, func(t *RequestTrace) { t.Where = []Match{{"queue", "3"}} }), bare())
	same(t, "jobs", written(replayedRequests(t, of, root)), "2@0s+1m [4000 0 0]")
}

const fourRows = `when;cores;mem;gpus;secs;guess;team;rank;n;who
2024-01-15 09:00:00;0.5;100;0.25;60;;a;high;1;w
2024-01-15 09:00:10;2;0;0;;;b;7;2;x
2024-01-15 09:00:10;0.0001;0.5;2;1.5;10;a;low;1;"y;z"
2024-01-16 09:00:00;1;1;1;1;;;-3;1;
`

func csvColumns(t *RequestTrace) {
	t.Columns = []Column{
		{"time", "when", 0},
		{"cpu", "cores", 1000},
		{"memory", "mem", 1 << 20},
		{"gpu", "gpus", 0},
		{"duration", "secs", 0},
		{"estimate", "guess", 60e9},
		{"tenant", "team", 0},
		{"priority", "rank", 0},
		{"gang", "n", 0},
		{"name", "who", 0},
	}
}

func TestColumnsAreMappedByTheScenario(t *testing.T) {
	list := listOf(fourRows, CSV, csvColumns)
	all := replayedRequests(t, readList(t, list, bare()), root)
	same(t, "requests", written(all), strings.Join([]string{
		"w@0s+1m [500 104857600 0] gpu 1x250", "x@10s+never [2000 0 0]", "y;z@10s+1.5s [1 524288 0] gpu 2x1000 said 10m", "@24h+1s [1000 1048576 0] gpu 1x1000",
	}, "\n"))
	var rest []string
	for _, r := range all {
		rest = append(rest, fmt.Sprint(r.Tenant, r.Priority, r.Gang))
	}
	same(t, "the rest", strings.Join(rest, ", "), "0 3 1, 1 7 2, 0 1 1, 0 -3 1")
}

func TestOrdersOfAList(t *testing.T) {
	const rows = "t,c,d\n5,1,10\n3,2,10\n9,3,10\n3,4,10\n"
	for _, c := range []struct {
		why   string
		order RequestOrder
		want  string
	}{
		{"by time, though it stands otherwise", ByTime, "@0s+10s [2] @0s+10s [4] @2s+10s [1] @6s+10s [3]"},
		{"as it stands, without end", ByFile, "@0s+never [1] @1s+never [2] @2s+never [3] @3s+never [4]"},
		{"together", Together, "@0s+10s [1] @0s+10s [2] @0s+10s [3] @0s+10s [4]"},
	} {
		on := &cluster.Config{Resources: []cluster.Resource{{Name: "cpu"}}}
		r := readList(t, listOf(rows, CSV, func(t *RequestTrace) {
			t.Columns = []Column{{"time", "t", 0}, {"cpu", "c", 1}, {"duration", "d", 0}}
			t.Order = c.order
		}), on)
		all := replayedRequests(t, r, root)
		same(t, c.why, strings.ReplaceAll(written(all), "\n", " "), c.want)
		last := slices.MaxFunc(all, func(a, b allocated) int { return int(ended(a) - ended(b)) })
		if r.End() != ended(last) || r.Summary.Last != all[3].Submitted {
			t.Errorf("%s: it ends at %s, and at %s", c.why, ended(last), r.End())
		}
		if r.Summary.Back != 2 || r.Summary.BackLine != 3 {
			t.Errorf("%s: %d rows are back, the first in line %d", c.why, r.Summary.Back, r.Summary.BackLine)
		}
	}
}

// Bounds count from the earliest row wherever it stands.
func TestBoundsOfAListThatIsOutOfOrder(t *testing.T) {
	for order, want := range map[RequestOrder]string{ByTime: "@0s+never [2] @0s+never [4] @2s+never [1]", ByFile: "@0s+never [1] @1s+never [2] @2s+never [4]"} {
		on := &cluster.Config{Resources: []cluster.Resource{{Name: "cpu"}}}
		r := readList(t, listOf("t,c\n5,1\n3,2\n9,3\n3,4\n", CSV, func(t *RequestTrace) {
			t.Columns = []Column{{"time", "t", 0}, {"cpu", "c", 1}}
			t.Order, t.To = order, Bound{Kind: SinceRow, Since: 3 * clock.Second}
		}), on)
		same(t, "requests", strings.ReplaceAll(written(replayedRequests(t, r, root)), "\n", " "), want)
	}
}

// Time may count from the start of the scenario: what came before is left out.
func TestAListByTheClock(t *testing.T) {
	r := readList(t, listOf(fourRows, CSV, func(t *RequestTrace) {
		csvColumns(t)
		t.Clock, t.Undated, t.Start = true, false, Wall{Unix: days(2024, 1, 15)*int64(clock.Day) + int64(9*clock.Hour+5*clock.Second)}
		t.To = Bound{Kind: SinceRow, Since: clock.Hour}
	}), bare())
	all := replayedRequests(t, r, root)
	if len(all) != 2 || all[0].Submitted != 5*clock.Second || r.Summary.First != 5*clock.Second {
		t.Errorf("got %+v", all)
	}
}

// A list without times can be replayed as it stands.
func TestTimesAreNeededWhereTheyMatterOnly(t *testing.T) {
	const rows = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\na,1,1,0,0,\nb,1,1,1,300,\n"
	r := readList(t, listOf(rows, OpenB, func(t *RequestTrace) { t.Order = ByFile }), bare())
	if all := replayedRequests(t, r, root); len(all) != 2 || all[1].Submitted != clock.Second {
		t.Errorf("got %+v", all)
	}
	same(t, "by time", mistakesOf(listOf(rows, OpenB, nil)),
		`1:1: there is no column "creation_time"; the columns are name, cpu_milli, memory_mib, num_gpu, gpu_milli, gpu_spec`)
}

func TestMistakesInListsAreToldWithRowAndColumn(t *testing.T) {
	pods := func(rows string) string {
		return "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,creation_time,deletion_time\n" + rows
	}
	const job = " 1 0 -1 600 4 -1 -1 8 900 -1 1 7 -1 -1 2 -1 -1 -1\n"
	for _, c := range []struct {
		why, text string
		layout    Layout
		set       func(t *RequestTrace)
		want      string
	}{
		{"nothing", "", OpenB, nil, "is empty; expected a first row with the names of the columns"},
		{"no rows", pods(""), OpenB, nil, "there is no row that counts; expected one at least"},
		{
			"missing columns, all of them", "name,creation_time,num_gpu,gpu_milli\n", OpenB, nil,
			`1:1: there is no column "cpu_milli"; the columns are name, creation_time, num_gpu, gpu_milli` + "\n" +
				`1:1: there is no column "memory_mib"; the columns are name, creation_time, num_gpu, gpu_milli`,
		},
		{
			"a column that Where wants", fiveJobs, SWF, func(t *RequestTrace) { t.Where = []Match{{"colour", "red"}} },
			`there is no column "colour"; the columns are ` + strings.Join(swfNames[:], ", "),
		},
		{
			"negative sizes, all of them", pods("a,-1,1,0,0,,0,1\nb,1,-5,0,0,,0,1\nc,1,1,-1,0,,0,1\nd,,1,0,0,,0,1\n"), OpenB, nil,
			`2:3: cpu_milli: expected a number of 0 or more, found "-1"` + "\n" + `3:5: memory_mib: expected a number of 0 or more, found "-5"` + "\n" +
				`4:7: num_gpu: expected a share of a device below 1 or a whole number of them, found "-1"` + "\n" +
				`5:3: cpu_milli: expected a number of 0 or more, found nothing`,
		},
		{"an end before its start", pods("a,1,1,0,0,,10,5\n"), OpenB, nil, `2:15: deletion_time: expected an end that is not before the beginning, 10, found "5"`},
		{"times of two kinds", pods("a,1,1,0,0,,10,2024-01-15\n"), OpenB, nil, `2:15: deletion_time: expected a number, as creation_time is, found "2024-01-15"`},
		{
			"times of two kinds in two rows", pods("a,1,1,0,0,,10,\na,1,1,0,0,,2024-01-15,\n"), OpenB, nil,
			"3:12: the time is a date and time without a zone, in rows before it is a number; expected one kind",
		},
		{
			"devices that cannot be", pods("a,1,1,2,500,,0,1\nb,1,1,0,500,,0,1\nc,1,1,1,0,,0,1\nd,1,1,1,1001,,0,1\ne,1,1,1.5,1000,,0,1\n"), OpenB, nil,
			`2:9: gpu_milli: expected 1000, since 2 devices are asked for, found "500"` + "\n" + `3:9: gpu_milli: expected 0, since no device is asked for, found "500"` + "\n" +
				`4:9: gpu_milli: expected thousandths of the device, 1 to 1000, found "0"` + "\n" + `5:9: gpu_milli: expected thousandths of the device, 1 to 1000, found "1001"` + "\n" +
				`6:7: num_gpu: expected a share of a device below 1 or a whole number of them, found "1.5"`,
		},
		{"a row that is cut off", pods("a,1,1"), OpenB, nil, "2:1: the row has 3 fields, but the first row names 8 columns; is it cut off?"},
		{"no job", "; MaxProcs: 3\n", SWF, nil, "there is no row that counts; expected one at least"},
		{"jobs that are dropped", " 1 0 -1 -1 4 -1 -1 8 900 -1 1 7 -1 -1 2 -1 -1 -1", SWF, nil, "none of 1 job has processors and a run time"},
		{"a job that is cut off", job + " 2 10 -1 600", SWF, nil, "2:1: the row has 4 fields, but a job has 18; is it cut off?"},
		{
			"jobs with words", job + " 2 soon -1 600 4 -1 -1 8 900 -1 1 7 -1 -1 2 -1 -1 -1\n 3 -1 -1 long 4 -1 -1 8 900 -1 1 7 -1 -1 2 -1 -1 -1\n 4 1 -1 long 4 -1 -1 8 900 -1 1 7 -1 -1 2 -1 -1 -1", SWF, nil,
			`2:4: submit: expected a time such as 2024-01-15T09:00:00Z, 2024-01-15 09:00:00 or a number, found "soon"` + "\n" +
				`3:4: submit: expected a number of seconds, 0 or more, and at most 90 years, found "-1"` + "\n" +
				`4:9: run: expected a number of 0 or more, and at most 146 years, found "long"`,
		},
		{"a binary log", job + "\x00\x01", SWF, nil, "2:1: this is no text: is the file binary, or in another encoding than UTF-8?"},
		{
			"what is no gang, priority or duration", "when;cores;mem;gpus;secs;guess;team;rank;n;who\n1;1;1;1;-1;;;1;1;\n1;1;1;1;1;;;urgent;1;\n1;1;1;1;1;;;1;0;\n1;1e99;1;1;1;;;1;1;\n", CSV, csvColumns,
			`2:9: secs: expected a number of 0 or more, and at most 146 years, found "-1"` + "\n" + `3:13: rank: expected critical, high, medium, low or a whole number, found "urgent"` + "\n" +
				`4:15: n: expected a whole number of 1 or more, found "0"` + "\n" + `5:3: cores: expected at most 9.0072e+12, found "1e99"`,
		},
		{"nothing between the bounds", pods("a,1,1,0,0,,10,20\n"), OpenB, func(t *RequestTrace) { t.From = Bound{Kind: SinceRow, Since: 1} }, "no row is left by from, to and align"},
		{
			"a date where there is none", pods("a,1,1,0,0,,10,20\n"), OpenB, func(t *RequestTrace) { t.To = Bound{Kind: OnTheDate} },
			"2:12: to: the times of this trace are no dates; give a duration since its first row",
		},
	} {
		same(t, c.why, mistakesOf(listOf(c.text, c.layout, c.set)), c.want)
	}
}

func TestMistakesInListsAreToldUpToALimit(t *testing.T) {
	got := mistakesOf(listOf("t,c\n"+strings.Repeat("0,-1\n", 1000), CSV, func(t *RequestTrace) { t.Columns = []Column{{"time", "t", 0}, {"cpu", "c", 1}} }))
	if n := strings.Count(got, "\n"); n != mostMistakes || !strings.HasSuffix(got, "21:3: the first 20 mistakes of this trace are told; there may be more") {
		t.Errorf("told\n%s", got)
	}
}

func TestMoreModelsThanDevicesCanHave(t *testing.T) {
	var rows strings.Builder
	for i := range 65 {
		fmt.Fprintf(&rows, "%d,1,m%d\n", i, i)
	}
	got := mistakesOf(listOf("t,g,m\n"+rows.String(), CSV, func(t *RequestTrace) { t.Columns = []Column{{"time", "t", 0}, {"gpu", "g", 0}, {"gpu_models", "m", 0}} }))
	same(t, "told", got, "the requests name 65 models of devices; expected at most 64")
}

func TestSettingsOfListsThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		why  string
		list RequestTrace
		want string
	}{
		{"a list drawn out in order of time", RequestTrace{Layout: OpenB, Inflate: 1.3}, "trace.inflate: rows that are drawn have no recorded times: choose order: file, shuffle or together"},
		{"a negative factor", RequestTrace{Layout: OpenB, Inflate: -1, Order: ByFile}, "trace.inflate: must be between 0 and 1e+06, is -1"},
		{"a table without columns", RequestTrace{}, "trace.columns: no column says what a request asks for; e.g. {cpu: cores}"},
		{"a table without times", RequestTrace{Columns: []Column{{"cpu", "c", 1}}}, "trace.columns: no column says when requests arrive; name it as time, or choose order: file, shuffle or together"},
		{
			"columns that cannot be",
			RequestTrace{Layout: SWF, Columns: []Column{{"tenant", "user", 0}, {"tenant", "group", 0}, {"disk", "", 0}, {"gpu", "g", -1}, {"duration", "d", 0.5}}},
			"trace.columns.tenant: is given twice; expected one column\ntrace.columns.disk: expected the name of a column\n" +
				"trace.columns.gpu: a unit must be above 0, is -1\ntrace.columns.duration: a unit of time must be a nanosecond at least, is 0.5ns",
		},
		{"two ways of ending", RequestTrace{Columns: []Column{{"cpu", "c", 1}, {"time", "t", 0}, {"end", "e", 0}, {"duration", "d", 0}}}, "trace.columns.end: stands beside duration; give one of them"},
		{"ends without beginnings", RequestTrace{Order: ByFile, Columns: []Column{{"cpu", "c", 1}, {"end", "e", 0}}}, "trace.columns.end: needs time, from which it counts"},
		{"shares of no devices", RequestTrace{Order: ByFile, Columns: []Column{{"cpu", "c", 1}, {"gpu_milli", "m", 0}}}, "trace.columns.gpu_milli: needs gpu: of so many devices each"},
	} {
		var said []string
		for _, p := range c.list.Problems() {
			said = append(said, p.Error())
		}
		same(t, c.why, strings.Join(said, "\n"), c.want)
	}
}

func TestRequestsThatTheClusterDoesNotKnow(t *testing.T) {
	list := listOf(threePods+"d,1,1,1,1000,X,LS,200,\n", OpenB, func(t *RequestTrace) { t.Columns = []Column{{"tenant", "qos", 0}}; t.Order = ByFile; t.Inflate = 2 })
	summary, _ := list.Read()
	r := RecordedRequests{Trace: *list, Summary: summary, Cluster: &cluster.Config{Resources: []cluster.Resource{{Name: "cpu"}}, Models: []string{"T4", "P100"}}}
	var said []string
	for _, p := range r.Problems() {
		said = append(said, p.Error())
	}
	want := "trace: requests ask for memory, which neither nodes nor cluster.shared have\n" + `trace: requests ask for devices of model "X", which the cluster does not know` + "\n" +
		"trace: requests name 2 tenants, 0 are known\ntrace.inflate: needs a cluster with cpu or GPUs, and requests that ask for them, to measure demand by"
	same(t, "problems", strings.Join(said, "\n"), want)
	if _, err := r.Source(root); err == nil || err.Error() != want {
		t.Errorf("the source says %v", err)
	}
}
