package reports_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/stats"
)

// Whatever comes, under whatever rules, and whatever happens to the machines: nothing is given away twice, nobody is lost,
// every wait has its reasons, and from the log alone it is known how it stands.
func TestLawsOfRequestsAndMachines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawScenario(t)
		pods := drawPods(t)
		s, problems := scenarios.Read("any.yaml", scenarios.Options{
			Open:  func(string) ([]byte, error) { return []byte(text), nil },
			Trace: func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(pods)), nil },
		})
		if len(problems) > 0 {
			t.Fatalf("%v in\n%s", problems, text)
		}
		c := *s.Design.Candidates[0].Config
		var log bytes.Buffer
		d := reports.NewDecisions(&log)
		seed := rapid.Uint64Range(1, 1000).Draw(t, "seed")
		c.Log = d.Of(reports.Meta{Scenario: "any", Seed: seed}, "baseline", &c)
		result, err := sim.Run(&c, seed, 0, nil)
		if err != nil || d.Close() != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		sumsOfReasons(t, result.Requests)
		horizon := result.Horizon.Seconds()
		compareNodes(t, "any", rebuilt(t, bytes.NewBuffer(log.Bytes()), horizon), &c, &result.Requests.Final)
		posted(t, &log, result.Horizon).compare(t, result.Requests)
		if t.Failed() {
			t.Logf("%s\n%s", text, pods)
		}
	})
}

// sumsOfReasons wants the waits by reason to add up to the whole wait in every section of the run, and those of classes to
// that of all requests, to the nanosecond.
func sumsOfReasons(t rapid.TB, r *allocation.Tally) {
	t.Helper()
	for k := range r.Sections {
		var classes stats.Wide
		for i, group := range r.Groups {
			of, sum := &r.Sections[k].Requests[i], stats.Wide{}
			for _, pending := range of.Pending {
				sum.AddUp(pending)
			}
			if sum != of.Waited {
				t.Errorf("section %d: %+v waited %v, by reason %v", k, group, of.Waited, sum)
			}
			if group.Class != "" {
				classes.AddUp(sum)
			}
		}
		if all := r.Sections[k].Requests[0].Waited; classes != all {
			t.Errorf("section %d: requests waited %v, by class %v", k, all, classes)
		}
	}
}

// posted is the ledger of a log up to an instant.
func posted(t rapid.TB, log *bytes.Buffer, until clock.Time) *ledger {
	t.Helper()
	g := newLedger()
	for _, text := range strings.Split(strings.TrimSpace(log.String()), "\n")[1:] {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		if l.T > until.Seconds() {
			break
		}
		if err := g.take(&l); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(g.copies)) {
		if err := g.copies[name].pass(until); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return g
}

// compare holds a run against the ledger, class by class: who arrived has been placed, has failed or waits.
func (g *ledger) compare(t rapid.TB, r *allocation.Tally) {
	t.Helper()
	for i, group := range r.Groups {
		of := g.classes[group.Class]
		if of == nil {
			continue
		}
		var sum allocation.RequestTally
		for k := range r.Sections[:len(r.Sections)-1] { // the last is the drain
			s := r.Sections[k].Requests[i]
			sum.Add(&s)
		}
		failed, waiting := int64(sum.Failed), r.Final.Waiting[i]
		got := []int64{int64(sum.Arrived), int64(sum.Started), int64(sum.Retried), int64(sum.Preempted)}
		if want := []int64{of.arrived, of.placed, of.retried, of.displaced}; !slices.Equal(got, want) {
			t.Errorf("%s: %v arrived, started, were sent again, lost their place; by the log %v", group.Class, got, want)
		}
		if of.arrived+of.lost != of.placed+failed+waiting-of.back {
			t.Errorf("%s: %d arrived, %d failed, %d wait; by the log %+v", group.Class, sum.Arrived, failed, waiting, of)
		}
		if of.retried == 0 && failed != of.refused {
			t.Errorf("%s: %d failed, by the log %d", group.Class, failed, of.refused)
		}
		for why, name := range r.Reasons {
			if waited := (stats.Wide{Low: uint64(of.waits[name])}); sum.Pending[why] != waited {
				t.Errorf("%s waited for %s: %v, by the log %v", group.Class, name, sum.Pending[why], waited)
			}
		}
	}
}
