package scenarios

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"simulate/workload"
)

// recordings opens the traces that a scenario names, decompressed, and remembers what reading them through has
// found: variants mostly replay the same ones.
type recordings struct {
	file func(name string) (io.ReadCloser, error) // nil: there are none
	read map[string]reading

	samples map[string]sample      // of distributions
	lists   map[string]listReading // of requests
	nodes   map[string]nodeReading
}

// reading is what Read has found of a trace.
type reading struct {
	summary  workload.Summary
	mistakes []*workload.Mistake
}

func newRecordings(file func(name string) (io.ReadCloser, error)) *recordings {
	return &recordings{file: file, read: map[string]reading{}, samples: map[string]sample{}, lists: map[string]listReading{}, nodes: map[string]nodeReading{}}
}

// through reads a trace through, once for all variants that read it alike.
func (r *recordings) through(name string, t *workload.Trace) reading {
	alike := *t
	alike.Open = nil
	key := fmt.Sprintf("%q %+v", name, alike)
	found, known := r.read[key]
	if !known {
		found.summary, found.mistakes = t.Read()
		r.read[key] = found
	}
	return found
}

// open opens a trace. What it is compressed with, its first bytes tell, whatever it is called.
func (r *recordings) open(name string) (io.ReadCloser, error) {
	if r.file == nil {
		return nil, errors.New("there are no files here")
	}
	file, err := r.file(name)
	if err != nil {
		return nil, withoutName(err)
	}
	text, err := decompressed(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &decompression{text, file}, nil
}

// withoutName is an error of a file without the operation and the name, which are told already.
func withoutName(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// decompression is a file that is read decompressed.
type decompression struct {
	io.ReadCloser
	file io.Closer
}

func (d *decompression) Close() error {
	return errors.Join(d.ReadCloser.Close(), d.file.Close())
}

// widest is the largest window of a zstd file, beyond which decompressing takes too much memory: that of --long.
const widest = 1 << 27

// decompressed is the text of a file, on this goroutine alone.
func decompressed(file io.Reader) (io.ReadCloser, error) {
	in := bufio.NewReaderSize(file, 1<<16)
	magic, err := in.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		return gzip.NewReader(in)
	case bytes.Equal(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		text, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(widest))
		if err != nil {
			return nil, err
		}
		return text.IOReadCloser(), nil
	}
	return io.NopCloser(in), nil
}
