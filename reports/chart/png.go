package chart

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"io"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// MarkPNG is what pictures of ours begin with.
const MarkPNG = "Software\x00simulate"

const (
	dpi    = 192
	header = 8 + 25 // of a PNG: its signature, and the size of the picture
)

// PNG draws a chart with 192 dots an inch.
func (c *Chart) PNG(w io.Writer) error {
	c = c.inShares()
	canvas := vgimg.NewWith(vgimg.UseWH(c.width(), c.height()), vgimg.UseDPI(dpi))
	c.draw(draw.New(canvas), white)
	var picture bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&picture, canvas.Image()); err != nil {
		return err
	}
	signed := append(picture.Bytes()[:header:header], textChunk(MarkPNG)...)
	if _, err := w.Write(signed); err != nil {
		return err
	}
	_, err := w.Write(picture.Bytes()[header:])
	return err
}

// textChunk is a remark inside a PNG.
func textChunk(text string) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(text)))
	chunk = append(chunk, "tEXt"+text...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
