package language

import (
	"math"
	"strings"
	"testing"
	"time"

	"simulate/sim/clock"
)

// spelling is a text and what it is in base units; without a value it is wrong for the reason.
type spelling struct {
	text   string
	value  float64
	reason string
}

const wrong = "wrong" // for no reason that needs words

func TestValuesAreReadInTheirUnits(t *testing.T) {
	for _, story := range []struct {
		kind     Type
		readings []spelling
	}{
		{Duration, []spelling{
			{"20us", 20e3, ""},
			{"100ms", 100e6, ""},
			{"5m", 300e9, ""},
			{"1.5h", 5400e9, ""},
			{"2d", 172800e9, ""},
			{"1w", 604800e9, ""},
			{"2d12h", 216000e9, ""},
			{"1m30s", 90e9, ""},
			{"0", 0, ""},
			{"0s", 0, ""},
			{"3ns", 3, ""},
			{"0.5ns", 0.5, ""},
			{"µs", 0, wrong},
			{"7µs", 7000, ""},
			{"-5s", -5e9, ""},
			{"0.3ms", 300000, ""},
			{"5", 0, "a unit is missing"},
			{"1e3s", 0, wrong},
			{"5 s", 0, wrong},
			{"5y", 0, wrong},
			{"5ss", 0, wrong},
			{"s", 0, wrong},
			{"", 0, wrong},
			{"300y", 0, wrong},
			{"110000d", 0, "it is longer than 292 years"},
			{"99999999999999999999s", 0, "it is longer than 292 years"},
			{"1e400s", 0, "it is too large"},
			{"NaN", 0, wrong},
			{".inf", 0, wrong},
		}},
		{Size, []spelling{
			{"32kb", 32 << 10, ""},
			{"4gb", 4 << 30, ""},
			{"1tb", 1 << 40, ""},
			{"2pb", 2 << 50, ""},
			{"1KiB", 1 << 10, ""},
			{"1.5MiB", 1.5 * (1 << 20), ""},
			{"4Gi", 4 << 30, ""},
			{"512Mi", 512 << 20, ""},
			{"512b", 512, ""},
			{"512B", 512, ""},
			{"1KB", 1024, ""},
			{"0", 0, ""},
			{"0.5b", 1, ""},
			{"0.1kb", 103, ""},
			{"1.1gb", 1181116007, ""},
			{"4", 0, "a unit is missing"},
			{"4g", 0, wrong},
			{"4bit", 0, wrong},
			{"9000pb", 0, "it is too large"},
			{"1e-999999999kb", 0, ""},
			{"-1kb", -1024, ""},
		}},
		{Rate, []spelling{
			{"100000/s", 100000, ""},
			{"600/min", 10, ""},
			{"5k/s", 5000, ""},
			{"2M/s", 2e6, ""},
			{"3600/h", 1, ""},
			{"86400/d", 1, ""},
			{"1e6/s", 1e6, ""},
			{"0", 0, ""},
			{"0.5/s", 0.5, ""},
			{"5", 0, "the time is missing: per s, min, h or d"},
			{"5/m", 0, "the time is missing: per s, min, h or d"},
			{"5k", 0, "the time is missing: per s, min, h or d"},
			{"5x/s", 0, wrong},
			{"/s", 0, wrong},
			{"1e999/s", 0, "it is too large"},
		}},
		{Bandwidth, []spelling{
			{"200mb/s", 200 << 20, ""},
			{"10gbit/s", 10e9 / 8, ""},
			{"8bit/s", 1, ""},
			{"1GiB/s", 1 << 30, ""},
			{"0", 0, ""},
			{"5", 0, "a unit is missing"},
			{"5mb", 0, "the time is missing: per s, min, h or d"},
			{"5xbit/s", 0, wrong},
			{"5q/s", 0, wrong},
		}},
		{Share, []spelling{{"40%", 0.4, ""}, {"0.4", 0.4, ""}, {"0", 0, ""}, {"100%", 1, ""}, {"150%", 1.5, ""}, {"-1%", -0.01, ""}, {"4x", 0, wrong}, {"%", 0, wrong}}},
		{Cores, []spelling{{"2", 2, ""}, {"0.5", 0.5, ""}, {"500m", 0.5, ""}, {"0", 0, ""}, {"0.0001", 0.001, ""}, {"2k", 0, wrong}, {"1e30", 0, "it is too large"}}},
		{Money, []spelling{{"0.384/h", 0.384, ""}, {"730/month", 1, ""}, {"24/d", 1, ""}, {"0", 0, ""}, {"5", 0, "the time is missing: per h, d or month"}}},
		{Number, []spelling{
			{"1.5", 1.5, ""},
			{"-2", -2, ""},
			{"1e7", 1e7, ""},
			{"5.", 5, ""},
			{".5", 0.5, ""},
			{"+5", 5, ""},
			{".nan", 0, "it must be finite"},
			{"-.inf", 0, "it must be finite"},
			{"1e400", 0, "it is too large"},
			{"0x10", 0, "write it in plain decimal digits"},
			{"010", 0, "write it in plain decimal digits"},
			{"1_000", 0, "write it in plain decimal digits"},
			{"x", 0, wrong},
			{"", 0, wrong},
			{"Infinity", 0, wrong},
			{"NaN", 0, wrong},
		}},
		{Integer, []spelling{{"4", 4, ""}, {"1e7", 1e7, ""}, {"-3", -3, ""}, {"4.0", 4, ""}, {"2.5", 0, "it must be whole"}, {"1e300", 0, "it is too large"}, {"9223372036854775807", math.MaxInt64, ""}, {"9223372036854775808", 0, "it is too large"}, {"x", 0, wrong}}},
		{Seed, []spelling{{"18446744073709551615", 1 << 64, ""}, {"-1", 0, "it must be between 0 and 2^64 - 1"}, {"18446744073709551616", 0, "it must be between 0 and 2^64 - 1"}, {"1.5", 0, "it must be between 0 and 2^64 - 1"}}},
		{Moment, []spelling{
			{"48h", 172800e9, ""},
			{"20:00", 72000e9, ""},
			{"2024-01-15", 0, ""},
			{"2024-01-15 09:00", 0, ""},
			{"2024-01-15 09:00:30.5", 0, ""},
			{"2024-01-15T09:00:00", 0, ""},
			{"2024-01-15T09:00:00+01:00", 0, ""},
			{"2024-02-30", 0, wrong},
			{"2024-01-15 25:00", 0, wrong},
			{"15.01.2024", 0, wrong},
			{"5", 0, "a unit is missing"},
		}},
		{Instant, []spelling{{"10m", 600e9, ""}, {"20:00", 72000e9, ""}, {"20:00:30", 72030e9, ""}, {"0", 0, ""}, {"2024-01-15T09:00:00Z", 0, ""}, {"24:00", 0, wrong}, {"2024-13-15T09:00:00Z", 0, wrong}, {"5", 0, "a unit is missing"}}},
	} {
		for _, r := range story.readings {
			got, err := story.kind.kind().amount(r.text)
			switch {
			case r.reason == "" && (err != nil || got != r.value):
				t.Errorf("%q reads as %v (%v), want %v", r.text, got, err, r.value)
			case r.reason != "" && err == nil:
				t.Errorf("%q reads as %v, but is no %s", r.text, got, story.kind)
			case r.reason != "" && r.reason != wrong && err.Error() != r.reason:
				t.Errorf("%q is wrong because %q, want %q", r.text, err, r.reason)
			}
		}
	}
}

func TestInstantsAreTimesOfDayAndDates(t *testing.T) {
	afternoon := time.Date(2024, 1, 15, 14, 30, 0, 0, time.FixedZone("", 3600))
	for _, story := range []struct {
		text  string
		start time.Time
		from  clock.Time
		want  clock.Time
		fails string
	}{
		{"20:00", time.Time{}, 0, 20 * clock.Hour, ""},
		{"20:00", afternoon, 0, 5*clock.Hour + 30*clock.Minute, ""},
		{"14:30", afternoon, 0, 0, ""},
		{"04:00", afternoon, 0, 13*clock.Hour + 30*clock.Minute, ""},
		{"01:00", time.Time{}, 23 * clock.Hour, 25 * clock.Hour, ""},
		{"01:00", time.Time{}, 25 * clock.Hour, 25 * clock.Hour, ""},
		{"2024-01-15T14:30:00Z", afternoon, 0, clock.Hour, ""},
		{"2024-01-15T13:30:00.5Z", afternoon, 0, clock.Second / 2, ""},
		{"2024-01-15T13:00:00Z", afternoon, 0, 0, "it is before start_time"},
		{"2024-01-15T14:30:00Z", time.Time{}, 0, 0, "an absolute time needs start_time at the top of the scenario"},
		{"2524-01-15T14:30:00Z", afternoon, 0, 0, "it is longer than 292 years"},
		{"90s", afternoon, clock.Hour, 90 * clock.Second, ""},
	} {
		got, err := ParseInstant(story.text, story.start, story.from)
		switch {
		case story.fails == "" && (err != nil || got != story.want):
			t.Errorf("%s from %v is %v (%v), want %v", story.text, story.start, got, err, story.want)
		case story.fails != "" && (err == nil || err.Error() != story.fails):
			t.Errorf("%s is wrong because %v, want %s", story.text, err, story.fails)
		}
	}
}

func TestValuesAreWrittenShort(t *testing.T) {
	for got, want := range map[string]string{
		FormatDuration(0):                                   "0s",
		FormatDuration(60 * clock.Hour):                     "2d12h",
		FormatDuration(90 * clock.Second):                   "1m30s",
		FormatDuration(2500 * clock.Microsecond):            "2.5ms",
		FormatDuration(20 * clock.Microsecond):              "20us",
		FormatDuration(7):                                   "7ns",
		FormatDuration(clock.Hour + 1500*clock.Millisecond): "1h1.5s",
		FormatDuration(-clock.Minute):                       "-1m",
		FormatSize(4 << 30):                                 "4gb",
		FormatSize(1536 << 20):                              "1536mb",
		FormatSize(1000):                                    "1000b",
		FormatSize(0):                                       "0b",
		FormatRate(100000):                                  "100000/s",
		FormatRate(1.0 / 6):                                 "10/min",
		FormatRate(0.5):                                     "0.5/s",
		FormatBandwidth(200 << 20):                          "200mb/s",
		FormatShare(0.4):                                    "40%",
		FormatShare(0.001):                                  "0.1%",
		FormatShare(1.0 / 3):                                "0.3333333333333333",
		FormatCores(500):                                    "0.5",
		FormatMoney(0.384):                                  "0.384/h",
	} {
		if got != want {
			t.Errorf("written %s, want %s", got, want)
		}
	}
}

func FuzzDuration(f *testing.F) {
	for _, seed := range []string{"1h30m", "0.000001ms", "292y", "-3d", "5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDuration(text)
		if err != nil {
			return
		}
		if again, err := ParseDuration(FormatDuration(d)); err != nil || again != d {
			t.Errorf("%q is %d ns, which is written %s and reads as %d, %v", text, d, FormatDuration(d), again, err)
		}
	})
}

func FuzzSize(f *testing.F) {
	for _, seed := range []string{"4gb", "1.5KiB", "7b", "0", "1e3mb"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		bytes, err := ParseSize(text)
		if err != nil {
			return
		}
		if again, err := ParseSize(FormatSize(bytes)); err != nil || again != bytes {
			t.Errorf("%q is %d bytes, which is written %s and reads as %d, %v", text, bytes, FormatSize(bytes), again, err)
		}
	})
}

func FuzzRate(f *testing.F) {
	for _, seed := range []string{"100/s", "5k/min", "1e-9/d", "0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rate, err := ParseRate(text)
		if err != nil {
			return
		}
		if again, err := ParseRate(FormatRate(rate)); err != nil || again != rate {
			t.Errorf("%q is %v a second, which is written %s and reads as %v, %v", text, rate, FormatRate(rate), again, err)
		}
	})
}

// FuzzAmount reads any text as any kind of amount: nothing panics, and what is read is finite.
func FuzzAmount(f *testing.F) {
	for _, seed := range []string{"1e-999999999kb", "20:00", "500m", "0.384/h", "40%", "10gbit/s", "2024-01-15T09:00:00Z", ".nan"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i, kind := range kinds {
			if kind.amount == nil {
				continue
			}
			amount, err := kind.amount(text)
			if err == nil && (math.IsNaN(amount) || math.IsInf(amount, 0)) {
				t.Errorf("%q as %s is %v", text, Type(i), amount)
			}
			if err != nil && strings.Contains(err.Error(), "strconv") {
				t.Errorf("%q as %s: %v", text, Type(i), err)
			}
		}
	})
}
