package workload

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// cells are columns of a table of two resources and devices.
var cells = []Column{
	{"time", "t", 1e9}, {"duration", "d", 1e6}, {"cpu", "c", 1000}, {"memory", "m", 1}, {"gpu", "g", 0}, {"gpu_models", "k", 0}, {"tenant", "u", 0}, {"name", "n", 0},
}

// plain is a row as the test has made it up.
type plain struct {
	at, cpu, memory, gpu int64
	spec, tenant         string
	number               int
}

// A list in any order is what a naive reading makes of it.
func TestListsAreReplayedAsANaiveTwinDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "rows")
		rows := make([]plain, n)
		text := strings.Builder{}
		text.WriteString("u,n,t,d,c,m,g,k\n")
		at, step := int64(rapid.IntRange(-50, 50).Draw(t, "first")), int64(rapid.IntRange(0, 9).Draw(t, "back"))
		for i := range rows {
			at += rapid.Int64Range(-step, 20).Draw(t, "gap")
			r := plain{at, rapid.Int64Range(0, 64).Draw(t, "cpu"), rapid.Int64Range(0, 1e6).Draw(t, "memory"), rapid.Int64Range(0, 3).Draw(t, "gpu"), "", "", i}
			r.spec = rapid.SampledFrom([]string{"", "T4", "A10|T4", "T4|A10"}).Draw(t, "models")
			r.tenant = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "tenant")
			rows[i] = r
			fmt.Fprintf(&text, "%s,r%d,%d,%d,%d,%d,%d,%s\n", r.tenant, i, r.at, 1000+i, r.cpu, r.memory, r.gpu, r.spec)
		}
		from, long := rapid.Int64Range(0, 20).Draw(t, "from"), rapid.Int64Range(1, 1000).Draw(t, "long")
		tenant, limit := rapid.SampledFrom([]string{"", "a"}).Draw(t, "where"), rapid.IntRange(1, 50).Draw(t, "limit")
		order := rapid.SampledFrom([]RequestOrder{ByTime, ByFile, Together}).Draw(t, "order")
		list := listOf(text.String(), CSV, func(l *RequestTrace) {
			l.Columns, l.Order, l.Limit = cells, order, uint64(limit)
			l.From, l.To = Bound{Kind: SinceRow, Since: clock.Time(from) * clock.Second}, Bound{Kind: SinceRow, Since: clock.Time(from+long) * clock.Second}
			if tenant != "" {
				l.Where = []Match{{"u", tenant}}
			}
		})
		want := naively(rows, tenant, order, limit, from, long)
		summary, mistakes := list.Read()
		if len(want) == 0 {
			if len(mistakes) != 1 {
				t.Fatalf("%v of no row", mistakes)
			}
			return
		}
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		on := bare()
		on.Models = []string{"A10", "T4"}
		r := &RecordedRequests{Trace: *list, Summary: summary, Cluster: on, Tenants: make([]int32, len(summary.Tenants))}
		for i, name := range summary.Tenants {
			r.Tenants[i] = int32(name[0])
		}
		source, err := r.Source(root)
		if err != nil {
			t.Fatal(err)
		}
		if got := requestsOf(t, source, 3); !slices.Equal(told3(got), want) {
			t.Fatalf("got\n%s\nexpected\n%s\nof\n%s", strings.Join(told3(got), "\n"), strings.Join(want, "\n"), text.String())
		}
	})
}

// told3 is requests as naively tells them.
func told3(all []allocation.Request) (lines []string) {
	for _, r := range all {
		lines = append(lines, fmt.Sprintln(r.Name, r.Number, r.Submitted, r.Duration, r.Need.Amounts, r.Need.Devices, r.Need.Models, r.Tenant))
	}
	return lines
}

// naively is what should come of rows.
func naively(rows []plain, tenant string, order RequestOrder, limit int, from, long int64) (lines []string) {
	kept := slices.DeleteFunc(slices.Clone(rows), func(r plain) bool { return tenant != "" && r.tenant != tenant })
	if len(kept) == 0 {
		return nil
	}
	first := slices.MinFunc(kept, func(a, b plain) int { return cmp.Compare(a.at, b.at) }).at
	counted := kept[:0:0]
	for _, r := range kept {
		if r.at >= first+from && r.at < first+from+long && len(counted) < limit {
			counted = append(counted, r)
		}
	}
	if len(counted) == 0 {
		return nil
	}
	if order == ByTime {
		slices.SortStableFunc(counted, func(a, b plain) int { return cmp.Compare(a.at, b.at) })
	}
	for i, r := range counted {
		at, duration := clock.Time(r.at-counted[0].at)*clock.Second, clock.Second+clock.Time(r.number)*clock.Millisecond
		switch order {
		case ByFile:
			at, duration = clock.Time(i)*clock.Second, clock.Never
		case Together:
			at = 0
		}
		models := map[string]uint64{"T4": 2, "A10|T4": 3, "T4|A10": 3}[r.spec]
		if r.gpu == 0 {
			models = 0
		}
		lines = append(lines, fmt.Sprintln(fmt.Sprintf("r%d", r.number), i, at, duration, []int64{1000 * r.cpu, r.memory, 0}, r.gpu, models, r.tenant[0]))
	}
	return lines
}

// hundred is a list of a hundred, the k-th of which asks for k cores.
func hundred(set func(t *RequestTrace)) *RequestTrace {
	var text strings.Builder
	text.WriteString("c\n")
	for k := range 100 {
		fmt.Fprintln(&text, k+1)
	}
	return listOf(text.String(), CSV, func(t *RequestTrace) {
		t.Columns = []Column{{"cpu", "c", 1000}}
		set(t)
	})
}

func coresOf(all []allocation.Request) (cores []int64) {
	for _, r := range all {
		cores = append(cores, r.Need.Amounts[0]/1000)
	}
	return cores
}

func TestAShuffledListIsDealtAnewInEveryRun(t *testing.T) {
	r := readList(t, hundred(func(t *RequestTrace) { t.Order = Shuffled }), bare())
	first := coresOf(replayedRequests(t, r, rng.Root(1, 0)))
	again, other := coresOf(replayedRequests(t, r, rng.Root(1, 0))), coresOf(replayedRequests(t, r, rng.Root(1, 1)))
	if !slices.Equal(first, again) || slices.Equal(first, other) || slices.IsSorted(first) {
		t.Error("the order does not go by the seed")
	}
	if slices.Sort(first); len(first) != 100 || first[0] != 1 || first[99] != 100 || len(slices.Compact(first)) != 100 {
		t.Errorf("dealt are %v", first)
	}
}

// In the mean each row stands in the middle.
func TestEveryPlaceOfAShuffledListIsAsLikely(t *testing.T) {
	const n, runs = 10, 4000
	var counts [n][n]float64
	for i := range runs {
		for place, row := range shuffled(n, root.Nth(uint64(i))) {
			counts[row][place]++
		}
	}
	square := 0.0
	for _, row := range counts {
		for _, count := range row {
			square += (count - runs/n) * (count - runs/n) / (runs / n)
		}
	}
	near(t, "the chi-square of 81 degrees", square, 81, 4*12.7)
}

func TestAListIsDrawnOutUntilTheNextWouldBeTooMuch(t *testing.T) {
	on := bare()
	on.Nodes = []cluster.Node{{Capacity: []int64{3_000_000, 0, 0}}, {Capacity: []int64{1_000_000, 0, 0}}, {Capacity: []int64{9_000_000, 0, 0}, Later: true}}
	list := hundred(func(t *RequestTrace) { t.Order, t.Inflate = ByFile, 1.5 })
	r := readList(t, list, on) // the list is 5050 cores, 6000 are wanted
	lengths := map[int]bool{}
	for seed := range 20 {
		cores := coresOf(replayedRequests(t, r, rng.Root(uint64(seed), 0)))
		sum := int64(0)
		for i, c := range cores {
			if sum += c; i < 100 && c != int64(i+1) {
				t.Fatalf("row %d asks for %d", i, c)
			}
		}
		if lengths[len(cores)] = true; sum > 6000 || sum <= 5900 {
			t.Errorf("seed %d: %d cores are asked for", seed, sum)
		}
	}
	if len(lengths) < 3 {
		t.Errorf("all runs draw as many: %v", lengths)
	}
	before, _ := list.Read()
	if r.Summary.Rows != before.Rows || r.Summary.Content != before.Content {
		t.Error("a run changes the list")
	}
}

// What is asked for already is not cut off, and devices count before cores where there are any.
func TestWhatAListIsMeasuredBy(t *testing.T) {
	on := bare()
	on.Nodes = []cluster.Node{{Capacity: []int64{1000, 0, 0}, Devices: 8}}
	cores := readList(t, hundred(func(t *RequestTrace) { t.Order, t.Inflate = ByFile, 1.5 }), on)
	if n := len(replayedRequests(t, cores, root)); n != 100 {
		t.Errorf("%d of a list that is too long already", n)
	}
	if cores.End() != 99*clock.Second || cores.Expected(clock.Never) != 100 {
		t.Errorf("it ends at %s", cores.End())
	}
	pods := readList(t, listOf(threePods, OpenB, func(t *RequestTrace) { t.Order, t.Inflate = Together, 1.2 }), on)
	sum := int64(0)
	for _, p := range replayedRequests(t, pods, root) {
		if sum += p.Need.Thousandths(); p.Submitted != 0 {
			t.Errorf("one comes at %s", p.Submitted)
		}
	}
	if sum > 9600 || sum <= 8600 {
		t.Errorf("%d thousandths of 8 devices", sum)
	}
}

func TestNeedsAreThoseOfTheListOnce(t *testing.T) {
	for _, order := range []RequestOrder{ByTime, ByFile, Shuffled} {
		on := bare()
		on.Nodes = []cluster.Node{{Capacity: []int64{0, 0, 0}, Devices: 100}}
		r := readList(t, listOf(threePods, OpenB, func(t *RequestTrace) {
			if t.Order = order; order == Shuffled {
				t.Inflate = 2
			}
		}), on)
		var got []string
		err := r.Needs(func(need *cluster.Need, models string) {
			got = append(got, fmt.Sprint(need.Amounts, need.Devices, need.Share, need.Models, " "+models))
		})
		if err != nil {
			t.Error(err)
		}
		same(t, "needs", strings.Join(got, "\n"), "[12000 17179869184 1] 1 1000 0 \n[6000 12884901888 1] 1 460 3 T4|P100\n[400 1048576 1] 0 0 0 ")
	}
}

// What Read has not met is told when the list is replayed.
func TestAListThatChangesWhileItIsReplayed(t *testing.T) {
	columns := []Column{{"time", "t", 0}, {"cpu", "c", 1000}, {"tenant", "u", 0}}
	for _, c := range []struct{ why, text, want string }{
		{"fewer rows", "t,c,u\n0,1,a\n1,2,a\n", "list: it has changed since it was checked: 3 rows are now 2"},
		{"another order", "t,c,u\n5,1,a\n1,2,a\n2,3,a\n", "list:3:1: it has changed since it was checked: the time goes back"},
		{"no number", "t,c,u\n0,1,a\n1,x,a\n2,3,a\n", `list:3:3: c: expected a number of 0 or more, found "x"`},
		{"another tenant", "t,c,u\n0,1,a\n1,1,b\n2,3,a\n", `list:3:5: u: expected what was there when the file was checked, found "b"`},
		{"no column", "t,c\n0,1\n", `list:1:1: there is no column "u"; the columns are t, c`},
		{"damage", "", "list:3:1: it is torn"},
	} {
		text := "t,c,u\n0,1,a\n1,2,a\n2,3,a\n"
		r := readList(t, listOf(text, CSV, func(t *RequestTrace) { t.Columns = columns }), bare())
		r.Trace.Trace.Open = func() (io.ReadCloser, error) {
			if c.text == "" {
				return io.NopCloser(io.MultiReader(strings.NewReader("t,c,u\n0,1,a\n"), iotest.ErrReader(fmt.Errorf("it is torn")))), nil
			}
			return io.NopCloser(strings.NewReader(c.text)), nil
		}
		source, err := r.Source(root)
		for err == nil {
			request := allocation.Request{Need: cluster.Need{Amounts: make([]int64, 3)}}
			if !source.Next(&request) {
				if err = source.Err(); source.Next(&request) || source.(io.Closer).Close() != err || err == nil {
					t.Fatalf("%s: it goes on after %v", c.why, err)
				}
			}
		}
		if same(t, c.why, err.Error(), c.want); r.Needs(func(*cluster.Need, string) {}) == nil {
			t.Errorf("%s: the needs are told", c.why)
		}
	}
}

// manyPods is a file of so many pods, one a second, that is made while it is read.
func manyPods(n int) *RequestTrace {
	t := listOf("", OpenB, nil)
	t.Trace.Open = func() (io.ReadCloser, error) {
		return &endlessRows{
			header: "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time\n", rows: n,
			row: func(to []byte, i int) []byte {
				to = strconv.AppendInt(append(to, "openb-pod-"...), int64(i), 10)
				to = strconv.AppendInt(append(to, ",12000,16384,1,460,T4|P100,LS,Running,"...), int64(i), 10)
				return append(strconv.AppendInt(append(to, ','), int64(i+1000), 10), '\n')
			},
		}, nil
	}
	return t
}

func TestALongListTakesNoMoreMemory(t *testing.T) {
	r := readList(t, manyPods(300_000), bare())
	source, err := r.Source(root)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	request := allocation.Request{Need: cluster.Need{Amounts: make([]int64, 3)}}
	n := 0
	for source.Next(&request) {
		n++
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if n != 300_000 || source.Err() != nil || request.Name != "openb-pod-299999" {
		t.Fatalf("%d of 300000, the last %+v: %v", n, request, source.Err())
	}
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 1<<20 {
		t.Errorf("%d bytes are held", grown)
	}
	if objects := float64(after.Mallocs-before.Mallocs) / float64(n); objects > 0.01 { // names lie together, some hundreds in a piece
		t.Errorf("%.2f allocations a row", objects)
	}
	runtime.KeepAlive(source)
}
