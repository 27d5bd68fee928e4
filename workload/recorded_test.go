package workload

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// recordedAs is a load that replays a text.
func recordedAs(text string, format Format, set func(r *Recorded)) *Recorded {
	r := &Recorded{Scale: 1, Speedup: 1, Stop: clock.Never}
	r.Trace = Trace{File: "trace.csv", Format: format, Unit: clock.Second, Undated: true}
	r.Trace.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	if set != nil {
		set(r)
	}
	return r
}

// checked is a load whose trace nothing is wrong with.
func checked(t testing.TB, r *Recorded) *Recorded {
	t.Helper()
	summary, mistakes := r.Trace.Read()
	for _, m := range mistakes {
		t.Fatal(m)
	}
	r.Summary = summary
	for _, p := range r.Problems() {
		t.Fatal(p)
	}
	return r
}

// replayed are all arrivals of a load before an instant, taken in blocks of a size.
func replayed(t testing.TB, r *Recorded, until clock.Time, block int) []clock.Time {
	t.Helper()
	source, err := checked(t, r).Source(root)
	if err != nil {
		t.Fatal(err)
	}
	all := drained(source, until, block)
	if err := source.(io.Closer).Close(); err != nil {
		t.Fatal(err)
	}
	return all
}

func drained(source stream.Source, until clock.Time, block int) (all []clock.Time) {
	for at := make([]clock.Time, block); ; {
		n := source.Fill(at)
		all = append(all, at[:n]...)
		if n < block || all[len(all)-1] >= until {
			end, _ := slices.BinarySearch(all, until)
			return all[:end]
		}
	}
}

func evenly(r *Recorded) { r.Even = true }

const threeMinutes = "time,count\n2024-01-15 00:00:00,4\n2024-01-15 00:01:00,0\n2024-01-15 00:02:00,3\n"

func seconds(all []clock.Time) (s []float64) {
	for _, at := range all {
		s = append(s, at.Seconds())
	}
	return s
}

func TestAConstantRowSpreadsItsArrivalsEvenly(t *testing.T) {
	got := seconds(replayed(t, recordedAs(threeMinutes, Rates, evenly), clock.Never, 256))
	if want := []float64{0, 15, 30, 45, 120, 140, 160}; !slices.Equal(got, want) {
		t.Errorf("arrivals at %v, expected %v", got, want)
	}
	thirds := replayed(t, recordedAs("t,n\n0,3\n10,3\n", Rates, evenly), clock.Never, 256)
	if want := []clock.Time{0, 3333333333, 6666666667, 10e9, 13333333333, 16666666667}; !slices.Equal(thirds, want) {
		t.Errorf("arrivals at %v, expected the nearest nanoseconds %v", thirds, want)
	}
}

// Whatever the counts, scale and placement: the rows bring exactly their shares, in order, strictly inside.
func TestEveryRowBringsItsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 1500), 2, 6).Draw(t, "counts")
		length := clock.Time(rapid.Int64Range(1, int64(clock.Hour)).Draw(t, "length"))
		even := rapid.Bool().Draw(t, "even")
		block := rapid.SampledFrom([]int{1, 7, 256, 5000}).Draw(t, "block")
		text := "t,n\n"
		for i, n := range counts {
			text += fmt.Sprintf("%d,%d\n", int64(i)*int64(length), n)
		}
		r := recordedAs(text, Rates, func(r *Recorded) { r.Even, r.Trace.Unit = even, clock.Nanosecond })
		summary, _ := r.Trace.Read()
		r.Summary = summary
		source, err := r.Source(root)
		if err != nil {
			t.Fatal(err)
		}
		all := drained(source, clock.Never, block)
		if !slices.IsSorted(all) {
			t.Fatal("arrivals are not in order")
		}
		for i, n := range counts {
			from := clock.Time(i) * length
			low, _ := slices.BinarySearch(all, from)
			high, _ := slices.BinarySearch(all, from+length)
			if high-low != n {
				t.Fatalf("row %d of %d arrivals brought %d", i, n, high-low)
			}
		}
	})
}

// In a row of Poisson arrivals every instant is as likely as any other: positions are uniform, and so are the gaps'
// ranks, in rows of one group and of several.
func TestPoissonRowsAreUniform(t *testing.T) {
	const length = 60e9
	for _, n := range []uint64{1, 5, 511, 512, 513, 2000} {
		s := newScatter(root.Of("uniform"))
		var first, middle, all []float64
		for row := range uint64(60_000 / n) {
			s.begin(row, n, length)
			var offsets []float64
			for some := s.fill(); len(some) > 0; some = s.fill() {
				offsets = append(offsets, some...)
			}
			if len(offsets) != int(n) || !slices.IsSorted(offsets) || offsets[0] < 0 || offsets[n-1] >= length {
				t.Fatalf("%d arrivals in the row of %d, from %v to %v", len(offsets), n, offsets[0], offsets[n-1])
			}
			// The smallest of n uniform numbers exceeds x with probability (1 - x)^n.
			first = append(first, 1-math.Pow(1-offsets[0]/length, float64(n)))
			gap := offsets[n/2]
			if n/2 > 0 {
				gap -= offsets[n/2-1]
			}
			middle = append(middle, 1-math.Pow(1-gap/length, float64(n))) // each gap has the law of the first
			all = append(all, offsets...)
		}
		uniform := func(x float64) float64 { return x }
		for i := range all {
			all[i] /= length
		}
		for what, sample := range map[string][]float64{"first": first, "gaps": middle, "instants": all} {
			if d := kolmogorov(sample, uniform); d > surely {
				t.Errorf("%d arrivals in a row: %s lie %.2f off, below %.2f was expected", n, what, d, surely)
			}
		}
	}
}

func TestFractionsGoOnToTheNextRow(t *testing.T) {
	ten := "t,n\n" + strings.Join([]string{"0,1", "1,1", "2,1", "3,1", "4,1", "5,1", "6,1", "7,1", "8,1", "9,1"}, "\n")
	for scale, want := range map[float64]string{
		0.5: "0101010101", 0.1: "0000000001", 0.25: "0001000100", 1.5: "1212121212", 3: "3333333333",
	} {
		all := replayed(t, recordedAs(ten, Rates, func(r *Recorded) { r.Scale = scale }), clock.Never, 256)
		got := ""
		for _, n := range counts(all, clock.Second, 10) {
			got += fmt.Sprint(n)
		}
		if got != want {
			t.Errorf("scaled by %g the rows bring %s, expected %s", scale, got, want)
		}
	}
}

func TestARateStandsForItsInterval(t *testing.T) {
	all := replayed(t, recordedAs("t,v\n0,0.5\n60,0.25\n", Rates, func(r *Recorded) { r.Trace.IsRate = true }), clock.Never, 256)
	if got := counts(all, clock.Minute, 2); got[0] != 30 || got[1] != 15 {
		t.Errorf("half an event per second, then a quarter: %v a minute", got)
	}
}

func TestSpeedupDividesTimes(t *testing.T) {
	r := recordedAs(threeMinutes, Rates, func(r *Recorded) { r.Even, r.Speedup = true, 60 })
	got := seconds(replayed(t, r, clock.Never, 256))
	if want := []float64{0, 0.25, 0.5, 0.75, 2, 2.333333333, 2.666666667}; !slices.Equal(got, want) {
		t.Errorf("arrivals at %v, expected %v", got, want)
	}
	if r.End() != 3*clock.Second || r.Rate() != 7.0/3 {
		t.Errorf("it is over at %s and brings %g events per second", r.End(), r.Rate())
	}
}

func TestALoopStartsAgainAtTheEnd(t *testing.T) {
	r := recordedAs("t,n\n5,1\n7,2\n", Rates, func(r *Recorded) { r.Even, r.Loop, r.Scale = true, true, 0.5 })
	if got, want := seconds(replayed(t, r, 12*clock.Second, 3)), []float64{2, 4, 6, 10}; !slices.Equal(got, want) {
		t.Errorf("arrivals at %v, expected halves to go on into the next pass: %v", got, want)
	}
	whole := recordedAs("t,n\n5,1\n7,2\n", Rates, func(r *Recorded) { r.Even, r.Loop = true, true })
	if got, want := seconds(replayed(t, whole, 12*clock.Second, 4)), []float64{0, 2, 3, 4, 6, 7, 8, 10, 11}; !slices.Equal(got, want) {
		t.Errorf("arrivals at %v, expected %v", got, want)
	}
	events := recordedAs("t\n5\n6\n9\n", Events, func(r *Recorded) { r.Loop = true })
	if got, want := seconds(replayed(t, events, 13*clock.Second, 2)), []float64{0, 1, 4, 6, 7, 10, 12}; !slices.Equal(got, want) {
		t.Errorf("events at %v, expected a period of the span and the mean gap: %v", got, want)
	}
	stated := recordedAs("t\n5\n6\n9\n", Events, func(r *Recorded) { r.Loop, r.Trace.Interval = true, clock.Second })
	if got, want := seconds(replayed(t, stated, 9*clock.Second, 256)), []float64{0, 1, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("events at %v, expected %v", got, want)
	}
}

func TestALoopWithoutEventsIsRefused(t *testing.T) {
	r := recordedAs("t,n\n0,0\n1,0\n", Rates, func(r *Recorded) { r.Loop = true })
	r.Summary, _ = r.Trace.Read()
	if p := r.Problems(); len(p) != 1 || p[0].Path != "trace.loop" {
		t.Errorf("got %v", p)
	}
}

func TestOnTheClockRowsStandAtTheirOwnTime(t *testing.T) {
	at := func(text string) int64 {
		m, ok := readMoment([]byte(text), clock.Second)
		if !ok {
			t.Fatal(text)
		}
		return m.at
	}
	berlin := int64(clock.Hour)
	for _, c := range []struct {
		why, text string
		start     Wall
		want      []float64
	}{
		{"local times are in the zone of start_time", "t,n\n2024-01-15 10:00:00,1\n2024-01-15 10:01:00,1\n", Wall{at("2024-01-15T08:30:00Z"), berlin}, []float64{1800, 1860}},
		{"others in their own", "t,n\n2024-01-15T10:00:00Z,1\n2024-01-15T10:01:00Z,1\n", Wall{at("2024-01-15T08:30:00Z"), berlin}, []float64{5400, 5460}},
		{"large numbers count from 1970", "t,n\n1705312800,1\n1705312860,1\n", Wall{at("2024-01-15T09:30:00Z"), berlin}, []float64{1800, 1860}},
		{"small ones from t = 0", "t,n\n60,1\n120,1\n", Wall{at("2024-01-15T09:30:00Z"), berlin}, []float64{60, 120}},
		{"what is before t = 0 is left out", "t,n\n2024-01-15T10:00:00Z,1\n2024-01-15T10:01:00Z,1\n", Wall{at("2024-01-15T10:00:30Z"), 0}, []float64{30}},
	} {
		r := recordedAs(c.text, Rates, func(r *Recorded) {
			r.Even, r.Trace.Clock, r.Trace.Start, r.Trace.Undated, r.Trace.Interval = true, true, c.start, false, clock.Minute
		})
		if got := seconds(replayed(t, r, clock.Never, 256)); !slices.Equal(got, c.want) {
			t.Errorf("%s: arrivals at %v, expected %v", c.why, got, c.want)
		}
	}
}

func TestStartStopAndCountCut(t *testing.T) {
	for _, format := range []Format{Rates, Events} {
		text := "t,n\n0,1\n1,1\n2,1\n3,1\n4,1\n5,1\n"
		r := recordedAs(text, format, func(r *Recorded) { r.Even, r.Start, r.Stop = true, 2*clock.Second, 5*clock.Second })
		if got, want := seconds(replayed(t, r, clock.Never, 2)), []float64{2, 3, 4}; !slices.Equal(got, want) {
			t.Errorf("format %d: arrivals at %v, expected %v", format, got, want)
		}
		if r.End() != 5*clock.Second {
			t.Errorf("it ends at %s", r.End())
		}
		r = recordedAs(text, format, func(r *Recorded) { r.Even, r.Start, r.Count = true, 2*clock.Second, 2 })
		if got, want := seconds(replayed(t, r, clock.Never, 256)), []float64{2, 3}; !slices.Equal(got, want) {
			t.Errorf("format %d: arrivals at %v, expected %v", format, got, want)
		}
	}
}

func TestAProfileMultipliesCountsAndShapesRows(t *testing.T) {
	ramp := Profile{Ramp{From: 0, To: 2, Over: 100 * clock.Second}}
	r := recordedAs("t,n\n0,100\n100,100\n", Rates, func(r *Recorded) { r.Even, r.Profile = true, ramp })
	all := replayed(t, r, clock.Never, 256)
	if got := counts(all, 100*clock.Second, 2); got[0] != 100 || got[1] != 200 {
		t.Errorf("a profile of mean 1, then of 2, makes %v of 100 and 100", got)
	}
	// Arrival k of the first row comes when the integral of t / 50 is k: at 10 sqrt(k).
	for _, k := range []int{0, 1, 25, 81, 99} {
		near(t, fmt.Sprintf("arrival %d", k), all[k].Seconds(), 10*math.Sqrt(float64(k)), 1e-8)
	}
	r = recordedAs("t,n\n0,5000\n100,5000\n", Rates, func(r *Recorded) { r.Profile = ramp })
	sample := seconds(replayed(t, r, 100*clock.Second, 256))
	if d := kolmogorov(sample, func(t float64) float64 { return t * t / 1e4 }); len(sample) != 5000 || d > surely {
		t.Errorf("%d arrivals lie %.2f off the ramp", len(sample), d)
	}
	silence := Profile{Steps{Points: []Step{{0, 0}, {100 * clock.Second, 1}}}}
	r = recordedAs("t,n\n0,7\n100,7\n", Rates, func(r *Recorded) { r.Profile = silence })
	if got := counts(replayed(t, r, clock.Never, 256), 100*clock.Second, 2); got[0] != 0 || got[1] != 7 {
		t.Errorf("got %v where the profile is 0, then 1", got)
	}
}

func TestScaledEventsAreSpreadUntilTheNext(t *testing.T) {
	text := "t,size\n0,7\n2,8\n2,9\n6,10\n"
	for scale, want := range map[float64][]float64{
		1:   {0, 2, 2, 6},
		2:   {0, 1, 2, 2, 2, 4, 6, 7},
		0.5: {2, 6},
		1.5: {0, 2, 2, 2, 6, 7},
	} {
		r := recordedAs(text, Events, func(r *Recorded) { r.Scale, r.Trace.Numbers = scale, []string{"size"} })
		if got := seconds(replayed(t, r, clock.Never, 3)); !slices.Equal(got, want) {
			t.Errorf("scaled by %g events come at %v, expected %v", scale, got, want)
		}
	}
	double := Profile{Steps{Points: []Step{{2 * clock.Second, 2}}}}
	r := recordedAs("t\n0\n1\n2\n3\n", Events, func(r *Recorded) { r.Profile = double })
	if got, want := seconds(replayed(t, r, clock.Never, 3)), []float64{0, 1, 2, 2.5, 3, 3.5}; !slices.Equal(got, want) {
		t.Errorf("events come at %v, expected %v", got, want)
	}
}

func TestEventsCarryTheirNumbersAndKeys(t *testing.T) {
	text := "at;user;bytes;tokens\n0;ada;10;1.5\n1;\"bob; the\";20;2\n2;ada;30;1e3\n"
	r := recordedAs(text, Events, func(r *Recorded) {
		r.Scale, r.Trace.Numbers, r.Trace.Key = 2, []string{"tokens", "bytes"}, "user"
	})
	source, err := checked(t, r).Source(root)
	if err != nil {
		t.Fatal(err)
	}
	var tokens, bytes []float64
	var keys []uint32
	for _, block := range []int{3, 2, 4} {
		n := source.Fill(make([]clock.Time, block))
		values, more, k := make([]float64, n), make([]float64, n), make([]uint32, n)
		carrier := source.(stream.Carrier)
		carrier.Carried(0, values)
		carrier.Carried(1, more)
		carrier.Keys(k)
		tokens, bytes, keys = append(tokens, values...), append(bytes, more...), append(keys, k...)
	}
	ada, bob := hashCode([]byte("ada")), hashCode([]byte("bob; the"))
	if !slices.Equal(tokens, []float64{1.5, 1.5, 2, 2, 1e3, 1e3}) || !slices.Equal(bytes, []float64{10, 10, 20, 20, 30, 30}) ||
		!slices.Equal(keys, []uint32{ada, ada, bob, bob, ada, ada}) {
		t.Errorf("got tokens %v, bytes %v, keys %v", tokens, bytes, keys)
	}
}

// The hash codes of Java's String.hashCode, as its documentation defines them.
func TestKeysHaveJavasHashCode(t *testing.T) {
	for text, want := range map[string]int32{"": 0, "a": 97, "ab": 97*31 + 98, "polygenelubricants": math.MinInt32, "€": 0x20ac, "😀": 0xd83d*31 + 0xde00} {
		if got := int32(hashCode([]byte(text))); got != want {
			t.Errorf("%q has the hash code %d, expected %d", text, got, want)
		}
	}
}

func TestTheSameKeyGivesTheSameArrivals(t *testing.T) {
	r := checked(t, recordedAs("t,n\n0,3000\n60,2000\n", Rates, nil))
	all := func(key rng.Key, block int) []clock.Time {
		source, err := r.Source(key)
		if err != nil {
			t.Fatal(err)
		}
		return drained(source, clock.Never, block)
	}
	if !slices.Equal(all(root, 256), all(root, 100)) {
		t.Error("blocks of another size move arrivals")
	}
	if slices.Equal(all(root, 256), all(rng.Root(1, 1), 256)) {
		t.Error("another replication has the same arrivals")
	}
	whole := all(root, 256)
	r.Trace.Where = []Match{{"n", "3000"}}
	r.Trace.Interval = clock.Minute
	r.Summary, _ = r.Trace.Read()
	if !slices.Equal(whole[:3000], all(root, 256)) {
		t.Error("a row that is left out moves the arrivals of another")
	}
}

func TestATraceThatChangesAfterItWasCheckedIsAnError(t *testing.T) {
	text := "t,n\n0,3\n60,2\n"
	r := checked(t, recordedAs(text, Rates, func(r *Recorded) {
		r.Trace.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	}))
	for changed, want := range map[string]string{
		"t,n\n0,3\n60,x\n":        `trace.csv:3:4: n: expected a number, found "x"`,
		"t,n\n0,3\n60,2\n120,2\n": "trace.csv: it has changed since it was checked: 2 rows are now 3",
	} {
		text = changed
		source, err := r.Source(root)
		if err != nil {
			t.Fatal(err)
		}
		drained(source, clock.Never, 256)
		if err := source.(io.Closer).Close(); err == nil || err.Error() != want {
			t.Errorf("got %v, expected %s", err, want)
		}
	}
	r.Trace.Open = func() (io.ReadCloser, error) { return nil, errors.New("it is gone") }
	if _, err := r.Source(root); err == nil || err.Error() != "trace.csv: it is gone" {
		t.Errorf("got %v", err)
	}
}
