using System.Text.Json;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;

namespace Persistence.Shapes.Tests;

/// <summary>Every annotated shape, with random values.</summary>
public static class ShapeCases
{
    private static readonly Dictionary<string, ShapeCase> s_all = new ShapeCase[]
    {
        Case<TextShape, TextShapeMap>(static v => new TextShape { Id = "k", Value = v.TextOrNull() }),
        Case<FlagShape, FlagShapeMap>(static v => new FlagShape { Id = "k", Value = v.Bool() }),
        Case<LetterShape, LetterShapeMap>(static v => new LetterShape { Id = "k", Value = v.Of('a','é','<') }),
        Case<SmallShape, SmallShapeMap>(static v => new SmallShape { Id = "k", Value = (sbyte)v.Bits() }),
        Case<OctetShape, OctetShapeMap>(static v => new OctetShape { Id = "k", Value = (byte)v.Bits() }),
        Case<BriefShape, BriefShapeMap>(static v => new BriefShape { Id = "k", Value = (short)v.Bits() }),
        Case<BriefUnsignedShape, BriefUnsignedShapeMap>(static v => new BriefUnsignedShape { Id = "k", Value = (ushort)v.Bits() }),
        Case<WholeShape, WholeShapeMap>(static v => new WholeShape { Id = "k", Value = (int)v.Bits() }),
        Case<WholeUnsignedShape, WholeUnsignedShapeMap>(static v => new WholeUnsignedShape { Id = "k", Value = (uint)v.Bits() }),
        Case<LargeShape, LargeShapeMap>(static v => new LargeShape { Id = "k", Value = v.Bits() }),
        Case<LargeUnsignedShape, LargeUnsignedShapeMap>(static v => new LargeUnsignedShape { Id = "k", Value = (ulong)v.Bits() }),
        Case<VastShape, VastShapeMap>(static v => new VastShape { Id = "k", Value = v.Wide() }),
        Case<VastUnsignedShape, VastUnsignedShapeMap>(static v => new VastUnsignedShape { Id = "k", Value = (UInt128)v.Wide() }),
        Case<HalfRealShape, HalfRealShapeMap>(static v => new HalfRealShape { Id = "k", Value = v.HalfReal() }),
        Case<SingleRealShape, SingleRealShapeMap>(static v => new SingleRealShape { Id = "k", Value = v.SingleReal() }),
        Case<RealShape, RealShapeMap>(static v => new RealShape { Id = "k", Value = v.Real() }),
        Case<MoneyShape, MoneyShapeMap>(static v => new MoneyShape { Id = "k", Value = v.Money() }),
        Case<IdentityShape, IdentityShapeMap>(static v => new IdentityShape { Id = "k", Value = v.Id() }),
        Case<MomentShape, MomentShapeMap>(static v => new MomentShape { Id = "k", Value = v.Date() }),
        Case<InstantShape, InstantShapeMap>(static v => new InstantShape { Id = "k", Value = v.Instant() }),
        Case<DayShape, DayShapeMap>(static v => new DayShape { Id = "k", Value = DateOnly.FromDateTime(v.Date()) }),
        Case<ClockShape, ClockShapeMap>(static v => new ClockShape { Id = "k", Value = v.Clock() }),
        Case<DurationShape, DurationShapeMap>(static v => new DurationShape { Id = "k", Value = v.Duration() }),
        Case<LinkShape, LinkShapeMap>(static v => new LinkShape { Id = "k", Value = v.Of(null, new Uri("http://a/?b=ü"), new Uri("x/y", UriKind.Relative)) }),
        Case<ReleaseShape, ReleaseShapeMap>(static v => new ReleaseShape { Id = "k", Value = v.Of(null, new Version(1, 2, 3)) }),
        Case<BytesShape, BytesShapeMap>(static v => new BytesShape { Id = "k", Value = v.Bytes(v.Below(20)) }),
        Case<MemoryShape, MemoryShapeMap>(static v => new MemoryShape { Id = "k", Value = v.Bytes(v.Below(20)) }),
        Case<FeelingShape, FeelingShapeMap>(static v => new FeelingShape { Id = "k", Value = v.Of(Mood.Busy, (Mood)7) }),
        Case<GradeShape, GradeShapeMap>(static v => new GradeShape { Id = "k", Value = v.Of(Rank.High, Rank.Low, (Rank)7) }),
        Case<MaybeNumberShape, MaybeNumberShapeMap>(static v => new MaybeNumberShape { Id = "k", Value = v.Bool() ? null : 5 }),
        Case<MaybeInstantShape, MaybeInstantShapeMap>(static v => new MaybeInstantShape { Id = "k", Value = v.Bool() ? null : v.Instant() }),
        Case<MaybeMoodShape, MaybeMoodShapeMap>(static v => new MaybeMoodShape { Id = "k", Value = v.Bool() ? null : Mood.Busy }),
        Case<PositionShape, PositionShapeMap>(static v => new PositionShape { Id = "k", Value = v.Bool() ? null : Point.Random(v) }),
        Case<SpanShape, SpanShapeMap>(static v => new SpanShape { Id = "k", Value = new Range(v.Bits(), v.Bits()) }),
        Case<TreeShape, TreeShapeMap>(static v => new TreeShape { Id = "k", Value = Node.Random(v) }),
        Case<MixtureShape, MixtureShapeMap>(static v => new MixtureShape { Id = "k", Value = Mixed.Random(v) }),
        Case<PetShape, PetShapeMap>(static v => new PetShape { Id = "k", Value = Dog.Random(v) }),
        Case<TextsShape, TextsShapeMap>(static v => new TextsShape { Id = "k", Value = [.. v.Many(n => n.TextOrNull())] }),
        Case<NumbersShape, NumbersShapeMap>(static v => new NumbersShape { Id = "k", Value = v.Many(n => n.Below(9)) }),
        Case<NestedShape, NestedShapeMap>(static v => new NestedShape { Id = "k", Value = [.. v.Many(n => n.Many(i => i.Bool() ? null : Point.Random(i)).ToList())] }),
        Case<ReadOnlyTextsShape, ReadOnlyTextsShapeMap>(static v => new ReadOnlyTextsShape { Id = "k", Value = v.Many(n => n.TextOrNull()) }),
        Case<SetOfTextsShape, SetOfTextsShapeMap>(static v => new SetOfTextsShape { Id = "k", Value = [.. v.Many(n => n.Text())] }),
        Case<AbstractSetShape, AbstractSetShapeMap>(static v => new AbstractSetShape { Id = "k", Value = v.Many(n => n.Below(9)).ToHashSet() }),
        Case<LineShape, LineShapeMap>(static v => new LineShape { Id = "k", Value = new Queue<int>(v.Many(n => n.Below(9))) }),
        Case<FixedNumbersShape, FixedNumbersShapeMap>(static v => new FixedNumbersShape { Id = "k", Value = [.. v.Many(n => n.Below(9))] }),
        Case<FixedTextsShape, FixedTextsShapeMap>(static v => new FixedTextsShape { Id = "k", Value = [.. v.Many(n => n.TextOrNull())] }),
        Case<ByNameShape, ByNameShapeMap>(static v => new ByNameShape { Id = "k", Value = v.Many(n => n.Text()).Distinct().ToDictionary(k => k, _ => v.Bool() ? null : Point.Random(v)) }),
        Case<ByNumberShape, ByNumberShapeMap>(static v => new ByNumberShape { Id = "k", Value = v.Many(n => n.Below(99)).Distinct().ToDictionary(k => k, _ => v.TextOrNull()) }),
        Case<ByMoodShape, ByMoodShapeMap>(static v => new ByMoodShape { Id = "k", Value = v.Many(n => n.Of(Mood.Calm, Mood.Busy)).Distinct().ToDictionary(k => k, _ => v.Below(9)) }),
        Case<ByIdShape, ByIdShapeMap>(static v => new ByIdShape { Id = "k", Value = v.Many(n => n.Id()).Distinct().ToDictionary(k => k, _ => v.Below(9)) }),
        Case<DocumentShape, DocumentShapeMap>(static v => new DocumentShape { Id = "k", Value = JsonSerializer.SerializeToElement(Node.Random(v)) }),
        Case<ChangeableShape, ChangeableShapeMap>(static v => new ChangeableShape { Id = "k", Value = JsonSerializer.SerializeToNode(Node.Random(v)) }),
        Case<OmittingShape, OmittingShapeMap>(static v => OmittingShape.Random(v)),
        Case<ConvertedShape, ConvertedShapeMap>(static v => ConvertedShape.Random(v)),
        Case<FamilyShape, FamilyShapeMap>(static v => FamilyShape.Random(v)),
        Case<TupleShape, TupleShapeMap>(static v => TupleShape.Random(v)),
        Case<KeepingShape, KeepingShapeMap>(static v => KeepingShape.Random(v), keepsOrder: true),
        Case<StrictShape, StrictShapeMap>(static v => StrictShape.Random(v)),
        Case<HandledShape, HandledShapeMap>(static v => HandledShape.Random(v)),
        Case<OrderedShape, OrderedShapeMap>(static v => OrderedShape.Random(v)),
        Case<FilledShape, FilledShapeMap>(static v => FilledShape.Random(v)),
        Case<RequiredShape, RequiredShapeMap>(static v => new RequiredShape { Id = "k", Text = v.Text(), Number = v.Below(9), Points = [.. v.Many(Point.Random)] }),
    }.ToDictionary(static item => item.Name);

    public static IEnumerable<TheoryDataRow<string>> Names => s_all.Keys.Select(static name => new TheoryDataRow<string>(name));

    public static IEnumerable<ShapeCase> All => s_all.Values;

    public static ShapeCase Get(string name) => s_all[name];

    private static ShapeCase<TSession, TMap> Case<TSession, TMap>(Func<RandomValues, TSession> make, bool keepsOrder = false)
        where TSession : class, IPersistedSession
        where TMap : ISessionMap<TSession, string> =>
        new() { Name = typeof(TSession).Name, Make = make, KeepsOrder = keepsOrder };
}
