package workload

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
)

// everySecond brings so many requests, one a second from 0 on.
func everySecond(n uint64) Open {
	return Open{Process: Constant{Rate: 1}, Stop: clock.Never, Count: n}
}

func made(t testing.TB, q *Requests) []allocation.Request {
	t.Helper()
	source, err := q.Source(root)
	if err != nil {
		t.Fatal(err)
	}
	return requestsOf(t, source, 3)
}

func TestRequestsAskForWhatTheirDistributionsSay(t *testing.T) {
	q := &Requests{
		Open:     everySecond(2),
		Amounts:  []Amount{{"cpu", 0, Quantity{Base: must(dist.Constant(1500))}}, {"memory", 1, Quantity{Base: must(dist.Constant(1 << 30))}}},
		Devices:  Quantity{Base: must(dist.Constant(0.25))},
		Models:   0b10,
		Duration: &Quantity{Base: must(dist.Constant(5e9))},
	}
	same(t, "requests", written(made(t, q)), "@0s+5s [1500 1073741824 0] gpu 1x250 of 10\n@1s+5s [1500 1073741824 0] gpu 1x250 of 10")
	if n := q.Expected(0, clock.Never-1); n != 2 {
		t.Errorf("%g are expected", n)
	}
}

// A request carries numbers, drawn once: what it asks for and how long it takes depend on the same ones.
func TestWhatIsAskedForMayDependOnFields(t *testing.T) {
	q := &Requests{
		Open:     everySecond(200),
		Fields:   []Field{{"images", must(dist.Geometric(0.2))}, {"passes", must(dist.Constant(3))}},
		Amounts:  []Amount{{"cpu", 0, Quantity{Base: must(dist.Constant(500)), Per: []PerField{{0, 250}}}}, {"memory", 1, Quantity{Per: []PerField{{1, 100}}}}},
		Devices:  Quantity{Per: []PerField{{1, 1}}},
		Duration: &Quantity{Base: must(dist.Constant(1e9)), Per: []PerField{{0, 2e9}, {1, 5e9}}},
	}
	sum := 0.0
	for _, r := range made(t, q) {
		images := (r.Need.Amounts[0] - 500) / 250
		sum += float64(images)
		if want := 16*clock.Second + clock.Time(images)*2*clock.Second; images < 1 || r.Duration != want || r.Need.Amounts[1] != 300 || r.Need.Devices != 3 {
			t.Fatalf("of %d images, for %s: %+v", images, want, r)
		}
	}
	if sum < 800 || sum > 1200 || q.Mean(q.Duration) != 26e9 || q.Surely(&q.Amounts[0].Value) != 500 {
		t.Errorf("%g images in 200, of 5 each; means %g, surely %g", sum, q.Mean(q.Duration), q.Surely(&q.Amounts[0].Value))
	}
	if q.IsConstant(&q.Amounts[0].Value) || !q.IsConstant(&q.Amounts[1].Value) || q.IsOfFew(&q.Amounts[0].Value) || !q.IsOfFew(&q.Devices) {
		t.Error("what depends on images varies, what depends on passes does not")
	}
}

func TestRequestsWithoutDurationStay(t *testing.T) {
	q := &Requests{Open: everySecond(1), Amounts: []Amount{{"cpu", 0, Quantity{Base: must(dist.Constant(1))}}}, Estimate: Estimate{Time: clock.Hour}}
	if r := made(t, q)[0]; r.Duration != clock.Never || r.Estimate != clock.Never || r.Number != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestRequestsComeAtInstantsThatAreListed(t *testing.T) {
	q := &Requests{At: []clock.Time{3 * clock.Hour, clock.Hour, clock.Hour}, Amounts: []Amount{{"cpu", 0, Quantity{Base: must(dist.Constant(1))}}}}
	var at []clock.Time
	for _, r := range made(t, q) {
		at = append(at, r.Submitted)
	}
	if !slices.Equal(at, []clock.Time{clock.Hour, clock.Hour, 3 * clock.Hour}) {
		t.Errorf("they come at %v", at)
	}
	if n := q.Expected(0, 2*clock.Hour); n != 2 || q.Steady(clock.Hour) || q.At[0] != 3*clock.Hour {
		t.Errorf("%g are expected in two hours, of %v", n, q.At)
	}
}

func TestWhatIsDrawnIsRoundedToWholeAmounts(t *testing.T) {
	for x, want := range map[float64]int64{0: 0, 1e-9: 1, 0.4: 1, 1.4: 1, 1.6: 2, 1500.2: 1500, 1e300: 1 << 53} {
		if got := whole(x); got != want {
			t.Errorf("%g is %d, expected %d", x, got, want)
		}
	}
	for x, want := range map[float64][2]int32{0: {0, 0}, 0.25: {1, 250}, 1e-6: {1, 1}, 1e-4: {1, 1}, 0.9999: {1, 1000}, 1: {1, 1000}, 2.6: {3, 1000}, 8: {8, 1000}, 1e300: {1 << 20, 1000}} {
		if n, share := Devices(x); n != want[0] || share != want[1] {
			t.Errorf("%g devices are %d of %d, expected %v", x, n, share, want)
		}
	}
}

func TestEstimatesAreNeverBelowDurations(t *testing.T) {
	hour := &Quantity{Base: must(dist.Constant(float64(clock.Hour)))}
	for _, c := range []struct {
		why      string
		estimate Estimate
		want     clock.Time
	}{
		{"none is the duration", Estimate{}, clock.Hour},
		{"a longer one holds", Estimate{Time: 2 * clock.Hour}, 2 * clock.Hour},
		{"a shorter one does not", Estimate{Time: clock.Minute}, clock.Hour},
		{"a factor multiplies", Estimate{Factor: ptr(must(dist.Constant(3)))}, 3 * clock.Hour},
		{"a factor below one does nothing", Estimate{Factor: ptr(must(dist.Constant(0.5)))}, clock.Hour},
	} {
		q := &Requests{Open: everySecond(1), Devices: Quantity{Base: must(dist.Constant(1))}, Duration: hour, Estimate: c.estimate}
		if got := made(t, q)[0].Estimate; got != c.want {
			t.Errorf("%s: %s, expected %s", c.why, got, c.want)
		}
	}
}

// What a variant changes of requests moves nothing else of them.
func TestDrawsOfRequestsGoByNameAndNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := &Requests{
			Open: Open{Process: Poisson{Rate: 2}, Stop: clock.Never, Count: 20},
			Amounts: []Amount{
				{"cpu", 0, Quantity{Base: must(dist.Exponential(rapid.Float64Range(100, 1e5).Draw(t, "cpu")))}},
				{"memory", 1, Quantity{Base: must(dist.Lognormal(1e9, 2))}},
			},
			Devices:  Quantity{Base: must(dist.Uniform(0, 3))},
			Duration: &Quantity{Base: must(dist.Exponential(1e12))},
			Estimate: Estimate{Factor: ptr(must(dist.Uniform(1, 3)))},
		}
		source, _ := q.Source(root)
		before := requestsOf(t, source, 3)
		other := *q
		other.Amounts = []Amount{{"pods", 2, Quantity{Base: must(dist.Uniform(1, 9))}}, q.Amounts[1]} // cpu goes, pods come
		source, _ = other.Source(root)
		for i, r := range requestsOf(t, source, 3) {
			was := before[i]
			if r.Submitted != was.Submitted || r.Duration != was.Duration || r.Estimate != was.Estimate ||
				r.Need.Amounts[1] != was.Need.Amounts[1] || r.Need.Devices != was.Need.Devices || r.Need.Share != was.Need.Share {
				t.Fatalf("request %d was %+v and is %+v", i, was, r)
			}
			if r.Need.Amounts[0] != 0 || was.Need.Amounts[0] == 0 || r.Estimate < r.Duration {
				t.Fatalf("request %d is %+v", i, r)
			}
		}
	})
}

func TestRequestsThatCannotBe(t *testing.T) {
	q := &Requests{At: []clock.Time{-1}, Estimate: Estimate{Time: -1}}
	var said []string
	for _, p := range q.Problems() {
		said = append(said, p.Error())
	}
	want := "at[0]: must not be negative, is -1ns\nresources: a request must ask for something; e.g. {cpu: 1}\nestimate: must not be negative, is -1ns"
	same(t, "problems", strings.Join(said, "\n"), want)
	if _, err := q.Source(root); err == nil || err.Error() != want {
		t.Errorf("the source says %v", err)
	}
	open := &Requests{Open: Open{Process: Poisson{}, Stop: clock.Never}, Devices: Quantity{Base: must(dist.Constant(1))}}
	if p := open.Problems(); len(p) != 1 || p[0].Path != "rate" {
		t.Errorf("an open load without a rate: %v", p)
	}
}

func TestMakingUpARequestAllocatesNothing(t *testing.T) {
	q := &Requests{Open: endless(Poisson{Rate: 1}), Amounts: []Amount{{"cpu", 0, Quantity{Base: must(dist.Exponential(1e4))}}}, Devices: Quantity{Base: must(dist.Uniform(0, 2))}, Duration: &Quantity{Base: must(dist.Exponential(1e9))}}
	source, err := q.Source(root)
	if err != nil {
		t.Fatal(err)
	}
	r := allocation.Request{Need: cluster.Need{Amounts: make([]int64, 3)}}
	if n := testing.AllocsPerRun(2000, func() { source.Next(&r) }); n != 0 {
		t.Errorf("%g allocations a request", n)
	}
}
