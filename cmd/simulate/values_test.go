package main

import (
	"math"
	"testing"
	"time"
)

func TestValuesOfFlags(t *testing.T) {
	var (
		n    uint64
		i    int
		f    float64
		d    time.Duration
		word string
	)
	for _, c := range []struct {
		of   *value
		text string
		want any // nil: refused
		got  func() any
	}{
		{wholeNumber(&n), "18446744073709551615", uint64(math.MaxUint64), func() any { return n }},
		{wholeNumber(&n), "1e9", uint64(1e9), func() any { return n }},
		{wholeNumber(&n), "1.5", nil, nil},
		{wholeNumber(&n), "-1", nil, nil},
		{wholeNumber(&n), "1e30", nil, nil},
		{wholeNumber(&n), "NaN", nil, nil},
		{count(&i), "16", 16, func() any { return i }},
		{count(&i), "0", nil, nil},
		{count(&i), "9999999999", nil, nil},
		{autoCount(&i), "auto", 0, func() any { return i }},
		{autoCount(&i), "30", 30, func() any { return i }},
		{autoCount(&i), "many", nil, nil},
		{share(&f), "2%", 0.02, func() any { return f }},
		{share(&f), "0.5", 0.5, func() any { return f }},
		{share(&f), "0", nil, nil},
		{share(&f), "100%", nil, nil},
		{share(&f), "NaN", nil, nil},
		{wait(&d), "1h30m", 90 * time.Minute, func() any { return d }},
		{wait(&d), "10", nil, nil},
		{wait(&d), "-1s", nil, nil},
		{choice(&word, "auto", "never"), "never", "never", func() any { return word }},
		{choice(&word, "auto", "never"), "nevr", nil, nil},
	} {
		err := c.of.Set(c.text)
		if (err == nil) != (c.want != nil) {
			t.Errorf("%s %q: %v", c.of.Type(), c.text, err)
		} else if c.want != nil && (c.got() != c.want || c.of.String() != c.text) {
			t.Errorf("%s %q: got %v, want %v", c.of.Type(), c.text, c.got(), c.want)
		}
	}
}

func TestListsGrow(t *testing.T) {
	var all []string
	v := list(&all, func(string) error { return nil })
	for _, text := range []string{"a,b", "c"} {
		if err := v.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	if len(all) != 3 || all[2] != "c" {
		t.Errorf("got %q", all)
	}
}

func TestWordsAreQuotedForAShell(t *testing.T) {
	for word, want := range map[string]string{
		"peak.yaml": "peak.yaml", "": "''", "a b": "'a b'", "it's": `'it'\''s'`, "latency_p99_s<100ms": "'latency_p99_s<100ms'",
		"workloads.orders.rate=200/s": "workloads.orders.rate=200/s",
	} {
		if got := quoted(word); got != want {
			t.Errorf("%q: got %s, want %s", word, got, want)
		}
	}
}
