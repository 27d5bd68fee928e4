package reports

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

func TestAmountsReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		kind   cluster.Kind
		amount int64
		want   string
	}{
		{cluster.Cores, 4000, "4"},
		{cluster.Cores, 250, "0.25"},
		{cluster.Cores, 96_000_000, "96000"},
		{cluster.Bytes, 0, "0 B"},
		{cluster.Bytes, 1000, "1000 B"},
		{cluster.Bytes, 4_000_000_000, "3.725 GiB"},
		{cluster.Bytes, 1 << 34, "16 GiB"},
		{cluster.Bytes, 1 << 62, "4096 PiB"},
		{cluster.Pieces, 110, "110"},
		{cluster.PerDay, 24_000, "1000/h"},
	} {
		if got := amountText(&cluster.Resource{Kind: c.kind}, c.amount); got != c.want {
			t.Errorf("%d of kind %d reads %q, want %q", c.amount, c.kind, got, c.want)
		}
	}
}

func TestInstantsInALogAreExact(t *testing.T) {
	for at, want := range map[clock.Time]string{
		0: "0", 1: "0.000000001", clock.Second: "1", 90 * clock.Minute: "5400", 10*clock.Second + 500*clock.Millisecond: "10.5",
		366 * clock.Day: "31622400", 366*clock.Day + 1: "31622400.000000001",
	} {
		if got := exactSeconds(at).String(); got != want {
			t.Errorf("%d ns is %s, want %s", at, got, want)
		}
	}
}

func TestInstantsInAStoryAreBrief(t *testing.T) {
	for at, want := range map[clock.Time]string{
		0: "0s", 1500: "1.5µs", clock.Seconds(733.330427661): "12m13.33s", clock.Seconds(0.1234567): "123.4567ms", 2 * clock.Hour: "2h",
		clock.Seconds(59.9999): "1m",
	} {
		if got := brief(at); got != want {
			t.Errorf("%d ns reads %q, want %q", at, got, want)
		}
	}
}
