package workload

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"

	"simulate/sim/clock"
)

// Tables are split as the standard library splits them, in whatever portions they come.
func TestTablesAreSplitAsTheStandardLibraryDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("ab,;\t\"\n €1. ")), 0, 6, -1)
		width := rapid.IntRange(1, 4).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 0, 5).Draw(t, "rows")
		header := []string{"time", "b", "c", "d"}[:width]
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		if err := w.WriteAll(append([][]string{header}, rows...)); err != nil {
			t.Fatal(err)
		}
		reference := csv.NewReader(bytes.NewReader(text.Bytes()))
		reference.FieldsPerRecord = -1
		table, m := newTable(iotest.OneByteReader(&text))
		if m != nil {
			t.Fatal(m)
		}
		if want, err := reference.Read(); err != nil || !slices.Equal(table.names, want) {
			t.Fatalf("columns %q, expected %q", table.names, want)
		}
		for {
			want, err := reference.Read()
			more, m := table.next()
			if m != nil || more != !errors.Is(err, io.EOF) {
				t.Fatalf("more: %v, %v; the standard library: %v", more, m, err)
			}
			if !more {
				return
			}
			for i, f := range table.fields {
				if got := strings.ReplaceAll(string(f.text), "\r\n", "\n"); got != want[i] {
					t.Fatalf("field %d is %q, expected %q", i, got, want[i])
				}
			}
		}
	})
}

func TestNumbersAreReadAsTheStandardLibraryDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`-?[0-9]{0,20}(\.[0-9]{0,20})?(e[+-]?[0-9]{1,3})?`),
			rapid.Map(rapid.Float64(), func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }),
			rapid.Map(rapid.Float64Range(0, 1e6), func(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }),
		).Draw(t, "text")
		want, err := strconv.ParseFloat(text, 64)
		if strings.ContainsAny(text, "IN") || math.IsInf(want, 0) {
			err = errors.New("not finite")
		}
		if got, ok := number([]byte(text)); ok != (err == nil) || ok && got != want {
			t.Fatalf("%q is %v (%v), expected %v (%v)", text, got, ok, want, err)
		}
	})
}

func TestDatesAreReadAsTheStandardLibraryDoes(t *testing.T) {
	layouts := map[string]momentKind{
		time.RFC3339Nano: zoned, "2006-01-02 15:04:05.999999999": local, "2006-01-02T15:04:05": local, "2006-01-02 15:04": local, "2006-01-02": local,
		"2006-01-02 15:04:05 UTC": zoned, "2006-01-02 15:04:05-0700": zoned, "2006-01-02 15:04:05.000000 -07:00": zoned,
	}
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.SampledFrom([]string{
			time.RFC3339Nano, "2006-01-02 15:04:05.999999999", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02",
			"2006-01-02 15:04:05 UTC", "2006-01-02 15:04:05-0700", "2006-01-02 15:04:05.000000 -07:00",
		}).Draw(t, "layout")
		zone := time.FixedZone("", 60*rapid.IntRange(-14*60, 14*60).Draw(t, "zone"))
		at := time.Unix(rapid.Int64Range(-3e9, 4e9).Draw(t, "seconds"), rapid.Int64Range(0, 999999999).Draw(t, "nanoseconds")).In(zone)
		text := at.Format(layout)
		want, err := time.Parse(layout, text)
		if err != nil {
			t.Fatal(err)
		}
		_, offset := want.Zone()
		got, ok := readMoment([]byte(text), clock.Second)
		if !ok || got.at != want.UnixNano() || got.kind != layouts[layout] || got.kind == zoned && got.zone != int64(offset)*int64(clock.Second) {
			t.Fatalf("%s is %+v (%v), expected %d, %d ahead", text, got, ok, want.UnixNano(), offset)
		}
	})
}

func TestDatesThatDoNotExist(t *testing.T) {
	for _, text := range []string{
		"2023-02-29", "2100-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "1600-01-01", "2500-01-01", "2024-01-15x", "2024-01-15 24:00", "2024-01-15 10:60",
		"2024-01-15 10:00:60", "2024-01-15 10:00:00.", "2024-01-15 10:00:00 CET", "2024-01-15 10:00:00+1", "2024-01-15 10", "2024-1-15", "15.01.2024", "2024/01/15", "NaN", "",
		".", "-", "1e", "--5", "0x10", "1_000", "Inf",
	} {
		if m, ok := readMoment([]byte(text), clock.Second); ok {
			t.Errorf("%q is taken for %+v", text, m)
		}
	}
}

func TestTimesInUnitsAreExact(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1700000000.123456789": 1700000000123456789, "1700000000": 1700000000e9, ".5": 5e8, "5.": 5e9, "-1.5": -15e8, "1e3": 1e12, "1.5e3": 15e11, "0.000000001": 1,
		"4611686018": 4611686018e9, "00000000000000000000005": 5e9,
	} {
		if got, ok := multiple([]byte(text), clock.Second); !ok || got != want {
			t.Errorf("%s s is %d ns (%v), expected %d", text, got, ok, want)
		}
	}
	if got, ok := multiple([]byte("4611686019"), clock.Second); ok {
		t.Errorf("146 years and more is %d", got)
	}
}
