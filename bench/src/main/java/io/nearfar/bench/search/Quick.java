package io.nearfar.bench.search;
import io.nearfar.sketch.BitLoops;
import io.nearfar.window.*;
import java.nio.file.Path;
import java.time.Duration;
import java.util.*;
final class Quick {
  static long t0=System.nanoTime();
  static void say(String s){ System.err.printf("%6.1f %s%n",(System.nanoTime()-t0)/1e9,s); }
  public static void main(String[] a) {
    BaseVectors b = BaseVectors.of(new TextGrammar(1).texts(8000), Path.of("bench/target/vectors"), System.err);
    say("base");
    VectorMill mill = new VectorMill(b.topics(), VectorMill.Mix.DEFAULT, 7);
    CellSize size = new CellSize(Integer.parseInt(a[0]), Double.parseDouble(a[1]));
    Cell cell = new Cell(size, b, mill);
    say("cell");
    Truth truth = new Truth(cell);
    int p=0,n=0; for (int q=0;q<500;q++){p+=truth.pairs(q,size.early(),9);n+=truth.pairs(q,size.early(),size.tau()+.02);}
    say("truth "+p+" near "+n+" dense "+truth.pairs(500,size.early(),9));
    try (RowStore store = new RowStore(Path.of("bench/target/state"))) { store.run(rows -> {
      for (int r=0;r<size.vectors();r++) rows.put(cell.key(r), WindowFormats.ROW.encode(new Row(RowVector.of(cell.model(), r, cell.code(r)), cell.text(r))));
      });
      say("filled, disk/row "+store.diskBytes()/size.vectors()); store.run(rows -> {
      CanaryCounts counts = new CanaryCounts();
      RecentVectors index = new Searcher(SearchConfig.DEFAULT, BitLoops.fastest(), rows, counts).empty(cell.scope());
      rows.all((k,row)->index.add(k, WindowFormats.ROW_VECTOR.decode(row)));
      say("rebuilt "+index.records()+" "+index.bytes()/index.records());
      Sliding s = new Sliding(cell, truth, rows, new IndexPeer(cell, index, true));
      s.slide(size.early()); say("slid");
      for (int i=0;i<3;i++) for (Question q : a.length>2 ? new Question[]{Question.valueOf(a[2])} : Question.values()) for (boolean dense : a.length>2 ? new boolean[]{false} : new boolean[]{false,true}) {
        say(q+" "+dense+" "+s.make(new Sliding.Plan(q,dense,dense?50:i==0?1000:2000,30,Duration.ofSeconds(60))));
      }
    });}
    say("end");
  }
}
