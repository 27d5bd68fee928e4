package flink

import "testing"

func TestGatesAndPartitionsTakeBuffers(t *testing.T) {
	n := NewNetwork()
	n.MostRequired = 50
	limited, err := n.Gate(PipelinedBounded, 100) // 201 wanted, 50 must be there: none exclusively
	if want := (Gate{0, 50, 208, 208, 50}); err != nil || limited != want {
		t.Errorf("a limited gate takes %+v (%v), want %+v", limited, err, want)
	}
	n = NewNetwork()
	n.Exclusive = 0
	shared, err := n.Gate(Pipelined, 10)
	if want := (Gate{0, 1, 8, 8, 1}); err != nil || shared != want {
		t.Errorf("a gate without exclusive buffers takes %+v (%v), want %+v", shared, err, want)
	}
	for _, story := range []struct {
		of   Exchange
		n    int64
		want Partition
	}{
		{PipelinedBounded, 4, Partition{5, 16}},
		{PipelinedApproximate, 4, Partition{5, 16}},
		{Pipelined, 4, Partition{5, NoLimit}},
		{HybridFull, 4, Partition{5, NoLimit}},
		{Blocking, 4, Partition{512, 512}},
		{BlockingPersistent, 200, Partition{512, 800}},
	} {
		if got, err := NewNetwork().Partition(story.of, story.n); err != nil || got != story.want {
			t.Errorf("%s to %d takes %+v (%v), want %+v", story.of, story.n, got, err, story.want)
		}
	}
}

// Without exclusive and floating buffers a partition still has one a subpartition, and one.
func TestAPartitionHasNoLessThanItsLeast(t *testing.T) {
	if got, err := (Network{}).Partition(PipelinedBounded, 9); err != nil || got != (Partition{10, 10}) {
		t.Errorf("it takes %+v (%v)", got, err)
	}
}

func TestTheNeedsOfTasksAddUp(t *testing.T) {
	n := NewNetwork()
	tasks := []Ports{
		{Count: 3, Outputs: []Port{{PipelinedBounded, 2}}},                                // 3 x (12, 3)
		{Count: 2, Inputs: []Port{{PipelinedBounded, 3}}, Outputs: []Port{{Blocking, 7}}}, // 2 x (14 + 512, 7 + 512)
	}
	got, err := n.Need(tasks)
	if want := (Need{3*12 + 2*526, 3*3 + 2*519}); err != nil || got != want {
		t.Errorf("the tasks need %+v (%v), want %+v", got, err, want)
	}
}

func TestWhatTakesNoNumberOfBuffersIsRefused(t *testing.T) {
	n := NewNetwork()
	bare := Network{Exclusive: 2}
	for what, err := range map[string]error{
		"channels":      second(n.Gate(Pipelined, 0)),
		"floating":      second(bare.Gate(Pipelined, 3)),
		"subpartitions": second(n.Partition(Pipelined, 0)),
		"outputs":       second(n.Need([]Ports{{Count: 1, Outputs: []Port{{Pipelined, 3}}}})),
		"count":         second(n.Need([]Ports{{Count: -1}})),
		"network":       second(n.Need([]Ports{{Count: 1 << 62, Inputs: []Port{{Pipelined, 3}}}})),
		"exclusive":     Network{Exclusive: -1}.Check(),
	} {
		if refusal, ok := err.(*Refusal); !ok || refusal.Component != what {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }
