package accuracy
import ("testing";"fmt";"os";"simulate/sim";"simulate/sim/stream";"strings")
func TestZZ(t *testing.T){
 for _,f := range []string{"22","1","5","26"} {
 b,_:=os.ReadFile("/tmp/broken"+f+".txt")
 var lines []string
 for _,l := range strings.Split(string(b),"\n")[1:] { if strings.HasPrefix(l,"        ") {lines=append(lines,l[8:])} }
 s,p := read([]byte(strings.Join(lines,"\n")))
 if len(p)>0 {t.Fatal(p)}
 r,err := sim.Run(s.Design.Candidates[0].Config, s.Design.Seed,0,nil)
 if err!=nil {t.Error(f, err)}
 fmt.Println(f,"end",r.End,"horizon",r.Horizon,"inside",r.Inside)
 for _,sec := range r.Tally.Sections {fmt.Println("   section",sec.From,sec.To)}
 for i,sc := range r.Tally.Stations { var x stream.StationTally; for j := range r.Tally.Sections { x.Add(&r.Tally.Sections[j].Stations[i])}
  fmt.Println(sc, r.Tally.Servers[i],"in",x.In,x.Out,"work",x.Working/1e9,"bl",x.Blocked/1e9,"down",x.Down/1e9, "present",x.Present/1e9)}
 }
}
