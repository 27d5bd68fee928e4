package reports

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"simulate/sim"
)

// ShardFormat names the shape of a shard: a line of JSON, then replications as they were counted, compressed. It is for
// the version of simulate that wrote it, and for nobody else.
const ShardFormat = "simulate.shard/1"

// Shard says of what a file holds a part. All shards that belong together have the same but for Index.
type Shard struct {
	Format    string        `json:"format"`
	Simulator Simulator     `json:"simulator"`
	Index     int           `json:"index"` // from 1
	Of        int           `json:"of"`
	Command   Command       `json:"command"`
	Scenarios []ShardSource `json:"scenarios"`
}

// Command is what the command line asked for, as far as it changes results.
type Command struct {
	Arguments    []string          `json:"arguments"` // scenarios
	Env          string            `json:"env,omitempty"`
	Set          []string          `json:"set"`
	Thresholds   []string          `json:"thresholds"`
	NoThresholds bool              `json:"no_thresholds"`
	From         map[string]string `json:"from"`  // flags that were given, and where
	Under        map[string]string `json:"under"` // those that a scenario may overrule
}

// ShardSource is a scenario of a shard.
type ShardSource struct {
	Name         string `json:"name"`
	Digest       string `json:"digest"`
	Seed         uint64 `json:"seed"`
	Replications int    `json:"replications"` // of all shards together
	Variants     int    `json:"variants"`
}

// Has says whether a replication is in the shard: its number leaves Index when divided by Of, as does Of itself.
func (s *Shard) Has(replication int) bool { return replication%s.Of == s.Index%s.Of }

// Numbers are the replications of a scenario that the shard has.
func (s *Shard) Numbers(scenario int) []int {
	var all []int
	for i := range s.Scenarios[scenario].Replications {
		if s.Has(i) {
			all = append(all, i)
		}
	}
	return all
}

// counted is one replication.
type counted struct {
	Scenario, Variant, Replication int
	Result                         sim.Result
	Last                           bool // after the last one: nothing was cut off
}

// ShardWriter writes a shard, replication by replication.
type ShardWriter struct {
	packed *gzip.Writer
	to     *gob.Encoder
}

// NewShardWriter begins a shard.
func NewShardWriter(w io.Writer, s Shard) (*ShardWriter, error) {
	s.Format = ShardFormat
	head, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(append(head, '\n')); err != nil {
		return nil, err
	}
	packed := gzip.NewWriter(w)
	return &ShardWriter{packed, gob.NewEncoder(packed)}, nil
}

// Add writes a replication.
func (s *ShardWriter) Add(scenario, variant, replication int, r *sim.Result) error {
	return s.to.Encode(counted{Scenario: scenario, Variant: variant, Replication: replication, Result: *r})
}

// Close ends the shard.
func (s *ShardWriter) Close() error {
	return errors.Join(s.to.Encode(counted{Last: true}), s.packed.Close())
}

// ShardReader reads a shard back, replication by replication.
type ShardReader struct {
	Shard
	packed *gzip.Reader
	from   *gob.Decoder
}

// errCut is what is wrong with most damaged files.
var errCut = errors.New("it was cut off or damaged; run this shard again")

// NewShardReader reads what a shard is of.
func NewShardReader(r io.Reader) (*ShardReader, error) {
	b := bufio.NewReader(r)
	head, err := b.ReadBytes('\n')
	s := &ShardReader{}
	switch {
	case !bytes.HasPrefix(head, []byte(`{"format":"simulate.shard/`)):
		return nil, errors.New("this is no shard of simulate; expected what simulate run --shard wrote")
	case !bytes.HasPrefix(head, []byte(`{"format":"`+ShardFormat+`"`)):
		return nil, fmt.Errorf("this is a shard of another version, this program reads %s", ShardFormat)
	case err != nil, json.Unmarshal(head, &s.Shard) != nil, s.Of < 1, s.Index < 1:
		return nil, errCut
	}
	if s.packed, err = gzip.NewReader(b); err != nil {
		return nil, errCut
	}
	s.from = gob.NewDecoder(s.packed)
	return s, nil
}

// Next reads the next replication, which must be the one of those numbers. With the last one the file must end.
func (s *ShardReader) Next(scenario, variant, replication int) (sim.Result, error) {
	var c counted
	if err := s.decode(&c); err != nil {
		return c.Result, err
	}
	if c.Last || c.Scenario != scenario || c.Variant != variant || c.Replication != replication {
		return c.Result, errCut
	}
	if s.last(scenario, variant, replication) {
		return c.Result, s.end()
	}
	return c.Result, nil
}

// last says whether a replication is the last of the shard.
func (s *ShardReader) last(scenario, variant, replication int) bool {
	for i := scenario + 1; i < len(s.Scenarios); i++ {
		if len(s.Numbers(i)) > 0 {
			return false
		}
	}
	of := s.Scenarios[scenario]
	return variant == of.Variants-1 && replication+s.Of >= of.Replications
}

// end says whether nothing is missing at the end of the file, or too much.
func (s *ShardReader) end() error {
	var c counted
	if err := s.decode(&c); err != nil || !c.Last {
		return errCut
	}
	if n, err := s.packed.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return errCut
	}
	return nil
}

// decode reads one record; whatever is wrong with it, the file is.
func (s *ShardReader) decode(c *counted) (err error) {
	defer func() {
		if recover() != nil {
			err = errCut
		}
	}()
	if s.from.Decode(c) != nil {
		return errCut
	}
	return nil
}
