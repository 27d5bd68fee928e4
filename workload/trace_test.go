package workload

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/clock"
)

// told is what Read says of a text.
func told(text string, format Format, set func(r *Recorded)) []string {
	_, mistakes := recordedAs(text, format, set).Trace.Read()
	var all []string
	for _, m := range mistakes {
		all = append(all, m.Error())
	}
	return all
}

func TestMistakesNameRowAndColumn(t *testing.T) {
	value := func(name string) func(r *Recorded) { return func(r *Recorded) { r.Trace.Value = name } }
	long := strings.Repeat("x", longestRow+1)
	for _, c := range []struct {
		why, text string
		format    Format
		set       func(r *Recorded)
		want      []string
	}{
		{"an empty file", "", Rates, nil, []string{"is empty; expected a first row with the names of the columns"}},
		{"a header alone", "t,n\n", Rates, nil, []string{"there is no row that counts; expected one at least"}},
		{"no header", "2024-01-15,5\n2024-01-16,5\n", Rates, nil, []string{"1:1: expected the names of the columns in the first row, found a time"}},
		{"one row", "t,n\n0,5\n", Rates, nil, []string{"one row does not tell for how long it stands; give interval"}},
		{"a missing column", "t,n\n0,5\n", Rates, value("count"), []string{`1:1: there is no column "count"; the columns are t, n`}},
		{"no way to choose", "t,n,m\n0,5,6\n", Rates, nil, []string{"1:1: value must name the column of the number of arrivals; the columns are t, n, m"}},
		{"wrong numbers, all of them", "t,n\n0,5\n1,five\n2,\n3,-1\n4,NaN\n5,1e999\n6,0x10\n", Rates, nil, []string{
			`3:3: n: expected a number, found "five"`, "4:3: n: expected a number, found nothing", `5:3: n: expected 0 arrivals or more, found "-1"`,
			`6:3: n: expected a number, found "NaN"`, `7:3: n: expected a number, found "1e999"`, `8:3: n: expected a number, found "0x10"`,
		}},
		{"too large a number", "t,n\n0,5\n1,1e13\n", Rates, nil, []string{"3:1: expected at most 1e12 arrivals in a row, found 1e+13"}},
		{"times that are none", "n,t\n5,yesterday\n5,\n5,2024-02-30 00:00:00\n5,2024-01-15 25:00:00\n5,1e30\n", Rates, func(r *Recorded) { r.Trace.Time = "t" }, []string{
			`2:3: t: expected a time such as 2024-01-15T09:00:00Z, 2024-01-15 09:00:00 or a number, found "yesterday"`,
			`3:3: t: expected a time such as 2024-01-15T09:00:00Z, 2024-01-15 09:00:00 or a number, found nothing`,
			`4:3: t: expected a time such as 2024-01-15T09:00:00Z, 2024-01-15 09:00:00 or a number, found "2024-02-30 00:00:00"`,
			`5:3: t: expected a time such as 2024-01-15T09:00:00Z, 2024-01-15 09:00:00 or a number, found "2024-01-15 25:00:00"`,
			`6:3: t: expected at most 146 years in units of 1s, found "1e30"`,
		}},
		{"kinds of time that change", "t,n\n0,5\n2024-01-15,5\n", Rates, nil, []string{"3:1: the time is a date and time without a zone, in rows before it is a number; expected one kind"}},
		{"disorder", "t,n\n0,5\n10,5\n5,5\n", Rates, nil, []string{"4:1: the time goes back by 5s; sort the rows by time"}},
		{"disorder of events", "t,n\n10,5\n10,5\n5,5\n", Events, nil, []string{"4:1: the time goes back by 5s; sort the rows by time"}},
		{"a doubled row", "t,n\n0,5\n10,5\n10,5\n", Rates, nil, []string{"4:1: there are two rows of this time; expected one for each interval (where keeps the rows of one series)"}},
		{"the hour that comes twice", "t,n\n2024-10-27 02:30:00,5\n2024-10-27 02:00:00,5\n", Rates, nil, []string{
			"3:1: the time goes back by 30m; if these are local times in autumn, give them zones; else sort the rows by time",
		}},
		{"rows that overlap", "t,n\n0,5\n30,5\n", Rates, func(r *Recorded) { r.Trace.Interval = clock.Minute }, []string{
			"3:1: the row begins 30s after the one before, which stands for interval: 1m; they would overlap",
		}},
		{"a row that is cut off", "t,n\n0,5\n1", Rates, nil, []string{"3:1: the row has 1 field, but the first row names 2 columns; is it cut off?"}},
		{"a row with too much", "t,n\n0,5,6\n1,5\n2,5\n", Rates, nil, []string{"2:1: the row has 3 fields, but the first row names 2 columns; is it cut off?"}},
		{"a quote that never closes", "t,n\n0,\"5\n1,5\n", Rates, nil, []string{"2:1: a quote is opened and never closed"}},
		{"something behind a quote", "t,n\n0,\"5\"x\n1,5\n2,5\n", Rates, nil, []string{"2:6: expected ',' or the end of the row behind a closing quote"}},
		{"a binary file", "\x1f\x8b\x08\x00", Rates, nil, []string{"1:1: this is no text: is the file binary, or in another encoding than UTF-8?"}},
		{"a binary row", "t,n\n0,5\n1,\x00\n", Rates, nil, []string{"3:3: this is no text: a zero byte; is the file binary?"}},
		{"two columns of the name that is used", "t,n,n\n0,5,6\n", Rates, value("n"), []string{`1:5: columns 2 and 3 are both named "n"; give each a name of its own`}},
		{"a header after empty lines", "\n\r\n\nt,n\n0,5\n", Rates, value("count"), []string{`4:1: there is no column "count"; the columns are t, n`}},
		{"empty lines alone", "\n\n", Rates, nil, []string{"is empty; expected a first row with the names of the columns"}},
		{"a comment in place of the header", "# made by hand\nt,n\n0,5\n1,5\n", Events, nil, []string{
			`2:1: the row has 2 fields, but the first row names 1 column; the first row is "# made by hand": if that is a comment, remove it`,
		}},
		{"a comment in place of the columns", "# made by hand\nt,n\n0,5\n", Rates, value("n"), []string{
			`1:1: there is no column "n"; the columns are # made by hand; the first row is "# made by hand": if that is a comment, remove it`,
		}},
		{"milliseconds since 1970", "t,n\n1700000000000,5\n", Rates, nil, []string{
			`2:1: t: expected at most 146 years in units of 1s; if it counts from 1970, write time: {column: t, unit: 1ms}, found "1700000000000"`,
		}},
		{"microseconds since 1970", "t,n\n1700000000000000,5\n", Rates, nil, []string{
			`2:1: t: expected at most 146 years in units of 1s; if it counts from 1970, write time: {column: t, unit: 1us}, found "1700000000000000"`,
		}},
		{"nanoseconds since 1970", "t,n\n1700000000000000000,5\n", Rates, nil, []string{
			`2:1: t: expected at most 146 years in units of 1s; if it counts from 1970, write time: {column: t, unit: 1ns}, found "1700000000000000000"`,
		}},
		{"seconds since 1970 in hours", "t,n\n1700000000,5\n", Rates, func(r *Recorded) { r.Trace.Unit = clock.Hour }, []string{
			`2:1: t: expected at most 146 years in units of 1h; if it counts from 1970, write time: {column: t, unit: 1s}, found "1700000000"`,
		}},
		{"a header without end", long, Rates, nil, []string{
			"1:1: the first row, which names the columns: the row is longer than 1 MB; is a quote or a line end missing, or is this no text?",
		}},
		{"a row without end", "t,n\n0,5\n" + long, Rates, nil, []string{"3:1: the row is longer than 1 MB; is a quote or a line end missing, or is this no text?"}},
		{"nothing between the bounds", "t,n\n0,5\n1,5\n", Rates, func(r *Recorded) { r.Trace.From = Bound{Kind: SinceRow, Since: clock.Hour} }, []string{"no row is left by from, to and align"}},
		{"a date where there is none", "t,n\n0,5\n1,5\n", Rates, func(r *Recorded) { r.Trace.To = Bound{Kind: OnTheDate} }, []string{
			"2:1: to: the times of this trace are no dates; give a duration since its first row",
		}},
		{"a clock without a start", "t,n\n2024-01-15,5\n", Rates, func(r *Recorded) { r.Trace.Clock = true }, []string{
			"2:1: align: clock needs the start_time of the scenario, since the trace has dates",
		}},
		{"a number that somebody uses", "t,size\n0,1\n1,\n2,many\n", Events, func(r *Recorded) { r.Trace.Numbers = []string{"size"} }, []string{
			"3:3: size: expected a number, found nothing", `4:3: size: expected a number, found "many"`,
		}},
	} {
		if got := told(c.text, c.format, c.set); !slices.Equal(got, c.want) {
			t.Errorf("%s: told\n%s\nexpected\n%s", c.why, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestMistakesAreToldUpToALimit(t *testing.T) {
	got := told("t,n\n"+strings.Repeat("x,1\n", 1000), Rates, nil)
	if len(got) != mostMistakes+1 || got[mostMistakes] != "21:1: the first 20 mistakes of this trace are told; there may be more" {
		t.Errorf("%d mistakes, the last of which is %s", len(got), got[len(got)-1])
	}
}

func TestATruncatedFileNamesTheRow(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	for i := range 10_000 {
		fmt.Fprintf(w, "%d,%d\n", i, i*i%7919)
	}
	w.Close()
	r := recordedAs("", Rates, func(r *Recorded) {
		r.Trace.Open = func() (io.ReadCloser, error) {
			text, err := gzip.NewReader(bytes.NewReader(packed.Bytes()[:packed.Len()/2]))
			return &prefixed{strings.NewReader("t,n\n"), text}, err
		}
	})
	_, mistakes := r.Trace.Read()
	if len(mistakes) != 1 || mistakes[0].Line < 1000 || mistakes[0].Message != "the file ends in the middle; it is truncated" {
		t.Errorf("got %v", mistakes)
	}
}

// A damaged file may bring rows of nonsense before that is noticed. They are not told.
func TestDamageIsToldAndNotWhatItBrings(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, "t,n\n")
	for i := range 10_000 {
		fmt.Fprintf(w, "%d,%d\n", i, i*i%7919)
	}
	w.Close()
	for at := range 40 {
		damaged := bytes.Clone(packed.Bytes())
		damaged[200+at*(len(damaged)-220)/40] ^= 0x55
		r := recordedAs("", Rates, func(r *Recorded) {
			r.Trace.Open = func() (io.ReadCloser, error) { return gzip.NewReader(bytes.NewReader(damaged)) }
		})
		_, mistakes := r.Trace.Read()
		if len(mistakes) != 1 {
			t.Fatalf("%d: told %v", at, mistakes)
		}
		if said := mistakes[0].Message; !strings.Contains(said, "flate: ") && !strings.Contains(said, "gzip: ") && !strings.Contains(said, "truncated") {
			t.Errorf("%d: told %s", at, said)
		}
	}
}

type prefixed struct {
	io.Reader
	rest io.ReadCloser
}

func (p *prefixed) Read(to []byte) (int, error) {
	n, err := p.Reader.Read(to)
	if err == io.EOF {
		return p.rest.Read(to)
	}
	return n, err
}

func (p *prefixed) Close() error { return p.rest.Close() }

// What spreadsheets and databases write is read alike.
func TestTablesInEveryDress(t *testing.T) {
	want := seconds(replayed(t, recordedAs(threeMinutes, Rates, evenly), clock.Never, 256))
	for why, text := range map[string]string{
		"line ends of Windows":     strings.ReplaceAll(threeMinutes, "\n", "\r\n"),
		"no line end at the end":   strings.TrimSuffix(threeMinutes, "\n"),
		"empty lines":              strings.ReplaceAll(threeMinutes, "\n", "\n\n"),
		"empty lines at the top":   "\uFEFF\r\n\n\n" + threeMinutes,
		"a byte order mark":        "\uFEFF" + threeMinutes,
		"semicolons":               strings.ReplaceAll(threeMinutes, ",", ";"),
		"tabs":                     strings.ReplaceAll(threeMinutes, ",", "\t"),
		"spaces behind commas":     strings.ReplaceAll(threeMinutes, ",", ", "),
		"quotes":                   "\"time\",\"count\"\n\"2024-01-15 00:00:00\",\"4\"\n\"2024-01-15 00:01:00\",0\n\"2024-01-15 00:02:00\",\"3.0\"\n",
		"RFC 3339":                 "time,count\n2024-01-15T00:00:00Z,4\n2024-01-15T01:01:00+01:00,0\n2024-01-14T19:02:00.000-05:00,3\n",
		"seconds":                  "time,count\n0,4\n60,0\n120,3\n",
		"seconds with fractions":   "time,count\n1705276800.5,4\n1705276860.5,0\n1705276920.5,3e0\n",
		"minutes without seconds":  "time,count\n2024-01-15 00:00,4\n2024-01-15 00:01,0\n2024-01-15 00:02,3\n",
		"columns in another order": "count,time\n4,0\n0,60\n3,120\n",
	} {
		r := recordedAs(text, Rates, func(r *Recorded) { r.Even, r.Trace.Time = true, "time" })
		if got := seconds(replayed(t, r, clock.Never, 256)); !slices.Equal(got, want) {
			t.Errorf("%s: arrivals at %v, expected %v", why, got, want)
		}
	}
	days := recordedAs("day,n\n2024-02-28,1\n2024-02-29,1\n2024-03-01,1\n", Rates, evenly)
	if got := replayed(t, days, clock.Never, 256); got[2] != 2*clock.Day || days.End() != 3*clock.Day {
		t.Errorf("days begin at %v and end at %s", got, days.End())
	}
}

func TestATimeMayHaveAUnitOfItsOwn(t *testing.T) {
	for unit, times := range map[clock.Time][2]string{
		clock.Millisecond: {"1705276800000", "1705276860000"}, clock.Nanosecond: {"1705276800000000001", "1705276860000000001"},
		clock.Microsecond: {"1705276800000000.5", "1705276860000000.5"}, clock.Hour: {"0.25", "0.266666666666667"},
	} {
		r := recordedAs("t,n\n"+times[0]+",1\n"+times[1]+",1\n", Rates, func(r *Recorded) { r.Even, r.Trace.Unit = true, unit })
		if got := replayed(t, r, clock.Never, 256); got[1] < clock.Minute-1 || got[1] > clock.Minute+2 {
			t.Errorf("in units of %s a minute takes %s", unit, got[1])
		}
	}
}

func TestRowsThatCount(t *testing.T) {
	text := "at,region,n\n2024-01-15 10:00:00,eu,1\n2024-01-15 10:00:00,us,50\n2024-01-15 11:00:00,eu,2\n2024-01-15 11:00:00,us,50\n" +
		"2024-01-15 12:00:00,eu,3\n2024-01-16 10:00:00,eu,4\n2024-01-16 11:00:00,eu,5\n"
	monday := Wall{Unix: days(2024, 1, 15) * int64(clock.Day)}
	for why, c := range map[string]struct {
		set   func(trace *Trace)
		first float64 // seconds from the first row that counts to the first arrival, 0
		total float64
		rows  uint64
	}{
		"all of one region":            {func(*Trace) {}, 0, 15, 5},
		"from an hour after the first": {func(t *Trace) { t.From = Bound{Kind: SinceRow, Since: clock.Hour} }, 0, 14, 4},
		"to two hours after the first": {func(t *Trace) { t.To = Bound{Kind: SinceRow, Since: 2 * clock.Hour} }, 0, 3, 2},
		"from a time of day":           {func(t *Trace) { t.From = Bound{Kind: OfDay, Since: 12 * clock.Hour} }, 0, 12, 3},
		"to the next such time of day": {func(t *Trace) { t.To = Bound{Kind: OfDay, Since: 9 * clock.Hour} }, 0, 6, 3},
		"between dates": {func(t *Trace) {
			t.From = Bound{Kind: OnTheDate, At: Wall{Unix: monday.Unix + 11*int64(clock.Hour)}}
			t.To = Bound{Kind: OnTheDate, At: Wall{Unix: monday.Unix + 34*int64(clock.Hour), Zone: int64(clock.Hour)}}
		}, 0, 9, 3},
		"between dates as they are written": {func(t *Trace) {
			t.From = Bound{Kind: AsRecorded, At: Wall{Unix: monday.Unix + 11*int64(clock.Hour)}}
			t.To = Bound{Kind: AsRecorded, At: Wall{Unix: monday.Unix + 34*int64(clock.Hour)}}
			t.Start, t.Undated = Wall{Unix: monday.Unix, Zone: 5 * int64(clock.Hour)}, false
		}, 0, 5, 2},
		"the first two": {func(t *Trace) { t.Limit = 2 }, 0, 3, 2},
	} {
		r := recordedAs(text, Rates, func(r *Recorded) {
			r.Even, r.Trace.Value, r.Trace.Where, r.Trace.Interval = true, "n", []Match{{"region", "eu"}}, clock.Hour
			c.set(&r.Trace)
		})
		all := replayed(t, r, clock.Never, 256)
		if all[0] != 0 || r.Summary.Total != c.total || r.Summary.Rows != c.rows || len(all) != int(c.total) {
			t.Errorf("%s: %d rows, %g events, the first of %d at %s", why, r.Summary.Rows, r.Summary.Total, len(all), all[0])
		}
	}
}

func TestADateWithoutAZoneIsInThatOfTheTrace(t *testing.T) {
	r := checked(t, recordedAs("t,n\n2024-01-15T09:00:00+02:00,1\n2024-01-15T10:00:00+02:00,2\n2024-01-15T11:00:00+02:00,4\n", Rates, func(r *Recorded) {
		r.Trace.From = Bound{Kind: AsRecorded, At: Wall{Unix: days(2024, 1, 15)*int64(clock.Day) + 10*int64(clock.Hour)}}
	}))
	if r.Summary.Total != 6 {
		t.Errorf("from 10:00 on there are %g events", r.Summary.Total)
	}
}

func TestMissingRowsAreFound(t *testing.T) {
	for text, want := range map[string]Summary{
		"t,n\n0,1\n60,1\n120,1\n":            {Interval: clock.Minute},
		"t,n\n0,1\n60,1\n180,1\n240,1\n":     {Interval: clock.Minute, Gaps: 1, LongestGap: clock.Minute, LongestLine: 3},
		"t,n\n0,1\n600,1\n660,1\n900,1\n":    {Interval: clock.Minute, Gaps: 2, LongestGap: 9 * clock.Minute, LongestLine: 2},
		"t,n\n0,1\n60,1\n121,1\n180.5,1\n":   {Interval: 59500 * clock.Millisecond},
		"t,n\n0,1\n60,1\n120,1\n180,0\n":     {Interval: clock.Minute},
		"t,n\n0,1\n120,1\n240,1\n300,0\n":    {Interval: clock.Minute, Gaps: 2, LongestGap: clock.Minute, LongestLine: 2},
		"t,n\n0,1\n1200,1\n1320,1\n1440,1\n": {Interval: 2 * clock.Minute, Gaps: 1, LongestGap: 18 * clock.Minute, LongestLine: 2},
	} {
		s, mistakes := recordedAs(text, Rates, nil).Trace.Read()
		if s.Interval != want.Interval || s.Gaps != want.Gaps || s.LongestGap != want.LongestGap || s.Gaps > 0 && s.LongestLine != want.LongestLine || len(mistakes) > 0 {
			t.Errorf("%q: %+v, expected %+v", text, s, want)
		}
	}
}

// A trace of two hundred megabytes is read, and replayed, in the memory of a small one.
func TestALongTraceTakesNoMoreMemory(t *testing.T) {
	rows := func(n int) *Recorded {
		return recordedAs("", Events, func(r *Recorded) {
			r.Trace.Numbers = []string{"size"}
			r.Trace.Open = func() (io.ReadCloser, error) {
				return &endlessRows{header: "at,size,comment\n", rows: n, row: func(to []byte, i int) []byte {
					to = strconv.AppendInt(to, int64(i), 10)
					to = append(to, ".5,"...)
					to = strconv.AppendInt(to, int64(i%1000), 10)
					return append(append(to, comment...), '\n')
				}}, nil
			}
		})
	}
	allocated := func(n int) uint64 {
		var before, after runtime.MemStats
		r := checked(t, rows(n))
		runtime.ReadMemStats(&before)
		checked(t, r)
		source, err := r.Source(root)
		if err != nil {
			t.Fatal(err)
		}
		events, at := 0, make([]clock.Time, 256)
		for some := source.Fill(at); some > 0; some = source.Fill(at) {
			events += some
		}
		runtime.ReadMemStats(&after)
		if events != n {
			t.Fatalf("%d events of %d rows", events, n)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	small, large := allocated(2_000), allocated(400_000)
	if large > small+1<<17 {
		t.Errorf("%d bytes were allocated for 400,000 rows, %d for 2,000", large, small)
	}
}

var comment = "," + strings.Repeat("what was said about it ", 20)
