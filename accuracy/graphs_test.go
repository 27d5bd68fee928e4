package accuracy

import (
	"bytes"
	"context"
	"math/rand/v2"
	"regexp"
	"sync/atomic"
	"testing"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/experiment"
)

// TestRandomGraphsObeyTheLaws plays random scenarios over all keys of the language: what was offered is finished,
// dropped or inside; Little's law and the balance of flows hold at every operator; any number of workers gives
// the same bytes. A combination that cannot be simulated is refused with the key it is about.
func TestRandomGraphsObeyTheLaws(t *testing.T) {
	holdGraphs(t, 0, 200)
}

// holdGraphs plays so many random scenarios, from a seed on.
func holdGraphs(t *testing.T, first uint64, graphs int) {
	var refused, balanced atomic.Int32
	t.Run("halves", func(t *testing.T) {
		for half := range uint64(2) {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				played := 0
				for seed := first + half; played < graphs/2; seed += 2 {
					text := composer{Rand: rand.New(rand.NewPCG(seed, 2))}.scenario().text(t)
					s, problems := read(text)
					if len(problems) > 0 {
						assertNamesAKey(t, problems.Error(), text)
						refused.Add(1)
						continue
					}
					played++
					balanced.Add(int32(playGraph(t, s, text)))
				}
			})
		}
	})
	t.Logf("%d played with %d balanced flows, %d refused", graphs, balanced.Load(), refused.Load())
	if n := balanced.Load(); int(n) < graphs {
		t.Errorf("only %d flows could be balanced: the check has lost its grip", n)
	}
	if n := refused.Load(); int(n) > 2*graphs {
		t.Errorf("%d scenarios were refused: too many to say that things combine", n)
	}
}

// keyed is a message that points at a key of a scenario.
var keyed = regexp.MustCompile(`scenario\.yaml:\d+:\d+: .*\b(join|share|shares|exchange|forward|batch|buffer|discipline|failures|scope|clock|busy|saturated|window|keys|weights|parallelism|operators|concurrency|processing_time|max_rate|partitions|by_workload|count|rate|items|bytes)\b`)

func assertNamesAKey(t *testing.T, problems string, text []byte) {
	t.Helper()
	for line := range bytes.SplitSeq([]byte(problems), []byte("\n")) {
		if !keyed.Match(line) {
			t.Errorf("refused without naming a key: %s\nin\n%s", line, text)
		}
	}
}

// playGraph checks a scenario and says how many flows could be balanced.
func playGraph(t *testing.T, s *scenarios.Scenario, text []byte) int {
	t.Helper()
	config := s.Design.Candidates[0].Config
	r, err := sim.Run(config, s.Design.Seed, 0, nil)
	if err != nil {
		t.Errorf("%v in\n%s", err, text)
		return 0
	}
	laws := lawbook{config: config, r: &r}
	laws.check()
	for _, broken := range laws.broken {
		t.Errorf("%s in\n%s", broken, text)
	}
	first := playWith(t, s, 1)
	for _, workers := range []int{2, 8} {
		if !bytes.Equal(written(t, first), written(t, playWith(t, s, workers))) {
			t.Errorf("%d workers give other bytes in\n%s", workers, text)
		}
	}
	assertSameByRecursion(t, text, first)
	return laws.balanced
}

func playWith(t *testing.T, s *scenarios.Scenario, workers int) experiment.Result {
	t.Helper()
	r, err := experiment.Run(context.Background(), s.Design, experiment.Options{Workers: workers})
	if err != nil {
		t.Error(err)
	}
	return r
}
