package document

import "testing"

func TestTheNearestNameIsFound(t *testing.T) {
	keys := []string{"rate", "arrivals", "processing_time", "parallelism", "max_parallelism", "count"}
	for name, want := range map[string]string{
		"cuont":            "count", // two swapped
		"rat":              "rate",
		"Rate":             "rate",
		"arival":           "arrivals",
		"processingTime":   "processing_time",
		"procesing_tme":    "processing_time",
		"paralelism":       "parallelism",
		"maxparallelism":   "max_parallelism",
		"zzz":              "",
		"x":                "",
		"":                 "",
		"completely_other": "",
	} {
		if got := Nearest(name, keys); got != want {
			t.Errorf("%q is nearest to %q, want %q", name, got, want)
		}
	}
}

func TestEditsAreCounted(t *testing.T) {
	for _, story := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"ab", "abc", 1}, {"abc", "axc", 1}, {"ca", "abc", 3}, {"é", "e", 1}} {
		if got := edits(story.a, story.b); got != story.want {
			t.Errorf("%q and %q are %d edits apart, want %d", story.a, story.b, got, story.want)
		}
		if edits(story.a, story.b) != edits(story.b, story.a) {
			t.Errorf("%q and %q: not the same both ways", story.a, story.b)
		}
	}
}
