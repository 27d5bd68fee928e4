package stats

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestHistogramsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h, again Histogram
		for _, v := range rapid.SliceOf(rapid.Int64Range(0, 1<<62)).Draw(t, "values") {
			h.Record(v)
		}
		if rapid.Bool().Draw(t, "long") {
			for range rapid.IntRange(0, 34).Draw(t, "doublings") {
				twin := h
				twin.counts.recent = append([]uint32{}, h.counts.recent...)
				twin.counts.older = append([]uint64{}, h.counts.older...)
				if h.count > 0 {
					h.Merge(&twin)
				}
			}
		}
		text, err := h.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if err := again.UnmarshalBinary(text); err != nil {
			t.Fatal(err)
		}
		if h.count < often && !reflect.DeepEqual(h, again) {
			t.Fatalf("got %v, want %v", again, h)
		}
		for q := 0.0; q <= 1; q += 0.01 {
			if h.count > 0 && h.Quantile(q) != again.Quantile(q) {
				t.Fatalf("quantile %v: got %v, want %v", q, again.Quantile(q), h.Quantile(q))
			}
		}
		other := again
		if text2, _ := other.MarshalBinary(); string(text2) != string(text) {
			t.Fatal("written again it is another")
		}
	})
}

func TestWhatIsNoHistogramIsRefused(t *testing.T) {
	var h Histogram
	for v := range int64(5000) {
		h.Record(v * v)
	}
	text, _ := h.MarshalBinary()
	rapid.Check(t, func(t *rapid.T) {
		damaged := append([]byte{}, text[:rapid.IntRange(0, len(text)-1).Draw(t, "length")]...)
		if (&Histogram{}).UnmarshalBinary(damaged) == nil {
			t.Fatal("a histogram that was cut off is read")
		}
		noise := rapid.SliceOf(rapid.Byte()).Draw(t, "noise")
		_ = (&Histogram{}).UnmarshalBinary(noise) // which must come back
	})
}
