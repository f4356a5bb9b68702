using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>What is reported about single members.</summary>
public sealed class MemberDiagnostics
{
    private static void Reports(string members, string elsewhere = "") => Usage.Reports($$"""
        [PersistedSession] public partial class Wrong { {{(members.Contains("[Key]") ? "" : "[Key] public string Id { get; init; } = \"\";")}} public int Number { get; set; } {{members}} }
        {{elsewhere}}
        """);

    [Theory]
    [InlineData("[Key] public double {|PG0004:Id|} { get; init; }")]
    [InlineData("[Key] public string? {|PG0004:Id|} { get; init; }")]
    [InlineData("[Key] public int? {|PG0004:Id|} { get; init; }")]
    [InlineData("[Key] public DateTime {|PG0004:Id|} { get; init; }")]
    [InlineData("[Key] public DayOfWeek {|PG0004:Id|} { get; init; }")]
    [InlineData("[Key] public Version {|PG0004:Id|} { get; init; } = new();")]
    public void PG0004_key_type(string member) => Reports(member);

    [Theory]
    [InlineData("public object? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public dynamic? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public Action? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public IntPtr {|PG0005:Wild|} { get; set; }")]
    [InlineData("public Type? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public int[,]? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public IComparable? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public System.IO.Stream? {|PG0005:Wild|} { get; set; }")]
    [InlineData("public Dictionary<DateTime, int> {|PG0005:Wild|} { get; set; } = [];")]
    [InlineData("[Key] public string {|PG0005:Id|} => \"\";")]
    public void PG0005_member_type(string member) => Reports(member);

    [Theory]
    [InlineData("[JsonConverter(typeof(Odd))] public long {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonConverter(typeof(Odd))] public int A { get; set; }")]
    [InlineData("[JsonConverter(typeof(Odd))] public int? A { get; set; }")]
    [InlineData("[JsonConverter(typeof(Unmade))] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonConverter(typeof(Needy))] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonConverter(typeof(string))] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonConverter(typeof(Odd)), AppendOnly] public List<int> {|PG0005:A|} { get; set; } = [];")]
    [InlineData("[JsonConverter(typeof(Odd)), {|PG0042:Indexed|}] public int A { get; set; }")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public List<DayOfWeek> {|PG0005:A|} { get; set; } = [];")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] public DateTimeKind {|PG0005:A|} { get; set; }")]
    [InlineData("public Odder? {|PG0005:A|} { get; set; }")]
    [InlineData("public Oddest {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public required int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonRequired] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), Indexed] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonIgnore(Condition = (JsonIgnoreCondition)4)] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonIgnore] public required int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonRequired] public int {|PG0005:A|} => 5;")]
    [InlineData("[JsonExtensionData] public Dictionary<string, int>? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData] public SortedDictionary<string, object>? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData] public IReadOnlyDictionary<string, object>? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData] public Dictionary<int, object>? {|PG0005:A|} { get; set; }")]
    [InlineData("public KeepingTwice? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData] public required Dictionary<string, object> {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData, JsonRequired] public Dictionary<string, object>? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData, Indexed] public Dictionary<string, object>? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonExtensionData, JsonInclude] private Dictionary<string, object>? {|PG0005:A|} { get; set; }")]
    [InlineData("public Keeping? {|PG0005:A|} { get; set; }")]
    [InlineData("public Refusing? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public string? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public byte[]? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public List<List<int>>? {|PG0005:A|} { get; set; }")]
    [InlineData("public Lost? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonPropertyOrder(-1), AppendOnly] public List<int> {|PG0005:A|} { get; set; } = [];")]
    [InlineData("[AppendOnly] public List<Strict> {|PG0005:A|} { get; set; } = [];")]
    [InlineData("public Growing? {|PG0005:A|} { get; set; }")]
    [InlineData("public Emptied? {|PG0005:A|} { get; set; }")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Strict {|PG0005:A|} { get; } = new();")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> {|PG0005:A|} { get; set; } = [];")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public List<int> {|PG0005:A|} { get; } = [];")]
    [InlineData("public (int, object) {|PG0005:A|} { get; set; }")]
    [InlineData("public List<(int Number, Action Text)> {|PG0005:A|} { get; set; } = [];")]
    [InlineData("public ValueTuple {|PG0005:A|} { get; set; }")]
    [InlineData("public Tuple<int, int>? {|PG0005:A|} { get; set; }")]
    public void PG0005_attributes_of_System_Text_Json(string member) => Reports(member, """
        public class Odd : JsonConverter<int>
        {
            public override int Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => 0;
            public override void Write(System.Text.Json.Utf8JsonWriter writer, int value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public class Needy(int number) : Odd { public int Number => number; }
        public abstract class Unmade : Odd;
        [JsonConverter(typeof(Odd))] public class Odder { public int B { get; set; } }
        [JsonConverter(typeof(Odd))] public enum Oddest { A }
        public class KeepingTwice { [JsonExtensionData] public Dictionary<string, object>? Rest { get; set; } [JsonExtensionData] public Dictionary<string, object>? More { get; set; } }
        public record Keeping([property: JsonExtensionData] Dictionary<string, object>? Rest);
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public class Refusing { [JsonExtensionData] public Dictionary<string, object>? Rest { get; set; } }
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public class Strict { public int Number { get; init; } }
        [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public class Lost { public int Number { get; set; } }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public class Growing { public List<int> Numbers { get; set; } = [1]; }
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public class Emptied { public List<int> Numbers { get; } = [1]; }
        """);

    [Theory]
    [InlineData("[JsonPolymorphic] public class Base { }")]
    [InlineData("[JsonDerivedType(typeof(Leaf))] public abstract class Base { } public class Leaf : Base { }")]
    [InlineData("[JsonDerivedType(typeof(Leaf), 1)] public abstract class Base { } public class Leaf { }")]
    [InlineData("[JsonDerivedType(typeof(Leaf), 1), JsonDerivedType(typeof(Leaf), 2)] public abstract class Base { } public class Leaf : Base { }")]
    [InlineData("[JsonDerivedType(typeof(Leaf), 1), JsonDerivedType(typeof(Twig), 1)] public abstract class Base { } public class Leaf : Base { } public class Twig : Base { }")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\"), JsonDerivedType(typeof(Leaf), 1)] public abstract class Base { } public class Leaf : Base { public int Kind { get; set; } }")]
    [InlineData("[JsonPolymorphic(IgnoreUnrecognizedTypeDiscriminators = true), JsonDerivedType(typeof(Leaf), 1)] public abstract class Base { } public class Leaf : Base { }")]
    [InlineData("[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType), JsonDerivedType(typeof(Leaf), 1)] public abstract class Base { } public class Leaf : Base { }")]
    [InlineData("[JsonDerivedType(typeof(Leaf), 1)] public abstract class Base { } public class Leaf : Base { public Action? Act { get; set; } }")]
    public void PG0005_derived_types_that_cannot_be_told_apart(string types) => Reports("public Base? {|PG0005:A|} { get; set; }", types);

    [Theory]
    [InlineData("public HashSet<string> {|PG0020:Tags|} { get; set; } = new(StringComparer.OrdinalIgnoreCase);")]
    [InlineData("public Dictionary<string, int> {|PG0020:Tags|} { get; init; } = new Dictionary<string, int>(4, StringComparer.InvariantCultureIgnoreCase);")]
    [InlineData("public HashSet<Guid> {|PG0020:Tags|} { get; set; } = new(new OddComparer<Guid>());")]
    [InlineData("[JsonInclude] public HashSet<string> {|PG0020:Tags|} = new(StringComparer.CurrentCulture);")]
    [InlineData("public HashSet<string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);")]
    [InlineData("public HashSet<string> Tags { get; set; } = new(StringComparer.Ordinal);")]
    [InlineData("public HashSet<string> Tags { get; set; } = new(4);")]
    [InlineData("public HashSet<string> Tags { get; set; } = [];")]
    public void PG0020_a_comparer_that_is_lost(string member) => Reports(member, """
        public class OddComparer<T> : EqualityComparer<T> { public override bool Equals(T? left, T? right) => true; public override int GetHashCode(T value) => 0; }
        """);

    [Theory]
    [InlineData("public unsafe int* {|PG0005:Pointer|} { get; set; }")]
    [InlineData("public unsafe delegate*<int, void> {|PG0005:Pointer|} { get; set; }")]
    [InlineData("[JsonInclude] public unsafe void* {|PG0005:Pointer|};")]
    public void PG0005_pointers(string member) => Reports(member);

    [Theory]
    [InlineData("public Pet {|PG0005:Animal|} { get; set; }")]
    [InlineData("public List<Pet?> {|PG0005:Animal|} { get; set; } = [];")]
    [InlineData("[AppendOnly] public List<Pet> {|PG0005:Animal|} { get; set; } = [];")]
    public void PG0005_a_union_of_a_later_language(string member) => Reports(member, """
        [System.Runtime.CompilerServices.Union] public struct Pet { public Pet(int value) => Value = value; public int Value { get; set; } }
        namespace System.Runtime.CompilerServices { [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)] public sealed class UnionAttribute : Attribute; }
        """);

    [Fact]
    public void PG0005_obsolete_as_an_error() => Reports("[Obsolete(\"gone\", error: true)] public int {|PG0005:Old|} { get; set; }");

    [Theory]
    [InlineData("[JsonInclude] private int {|PG0005:Hidden|} { get; set; }")]
    [InlineData("[JsonInclude] public int {|PG0005:Hidden|} { private get; set; }")]
    [InlineData("[JsonInclude] private Inner {|PG0005:Hidden|} { get; set; } = new(); private class Inner;")]
    [InlineData("[JsonInclude] internal Inner {|PG0005:Hidden|} { get; set; } = new(); protected internal class Inner { [JsonInclude] private int x = 1; public int Y => x; }")]
    public void PG0005_out_of_reach(string member) => Reports(member);

    [Fact]
    public void PG0005_an_abstract_member() => Reports("public Shape? {|PG0005:Shape|} { get; set; }", "public abstract class Shape { }");

    [Theory]
    [InlineData("[AppendOnly] public string {|PG0006:Log|} { get; set; } = \"\";")]
    [InlineData("[AppendOnly] public int {|PG0006:Log|} { get; set; }")]
    [InlineData("[AppendOnly] public HashSet<int> {|PG0006:Log|} { get; set; } = [];")]
    [InlineData("[AppendOnly] public Dictionary<string, int> {|PG0006:Log|} { get; set; } = [];")]
    public void PG0006_log_type(string member) => Reports(member);

    [Theory]
    [InlineData("[Indexed] public Int128 {|PG0007:Place|} { get; set; }")]
    [InlineData("[Indexed] public byte[] {|PG0007:Bytes|} { get; set; } = [];")]
    [InlineData("[Indexed] public List<int> {|PG0007:Numbers|} { get; set; } = [];")]
    public void PG0007_index_type(string member) => Reports(member);

    [Theory]
    [InlineData("public int URL { get; set; } public int {|PG0009:url|} { get; set; }")]
    [InlineData("public int Größe { get; set; } public int {|PG0009:GRÖßE|} { get; set; }")]
    [InlineData("public int Caf\u00E9 { get; set; } public int Cafe\u0301 { get; set; }")]
    [InlineData("[PersistedName(\"topic\")] public int A { get; set; } public int {|PG0009:Topic|} { get; set; }")]
    [InlineData("public int Topic { get; set; } [PersistedName(\"other\", Former = [\"topic\"])] public int {|PG0009:A|} { get; set; }")]
    public void PG0009_storage_names(string members) => Reports(members);

    [Theory]
    [InlineData("[AppendOnly] public List<int> Lines { get; init; } = []; [AppendOnly] public List<string> {|PG0009:LinesAsync|} { get; init; } = [];")]
    [InlineData("[Indexed] public int {|PG0009:LevelAsync|} { get; set; } [Indexed] public int Level { get; set; }")]
    [InlineData("[Searchable] public string Title { get; set; } = \"\"; [AppendOnly, Searchable] public List<string> {|PG0009:Async|} { get; init; } = [];")]
    [InlineData("public string Title { get; set; } = \"\"; [AppendOnly, Searchable] public List<string> Async { get; init; } = [];")]
    [InlineData("[Searchable] public string Title { get; set; } = \"\"; [AppendOnly] public List<string> Async { get; init; } = [];")]
    [InlineData("[AppendOnly] public List<int> Messages { get; init; } = []; [AppendOnly] public List<string> {|PG0009:LastMessages|} { get; init; } = [];")]
    [InlineData("[AppendOnly] public List<int> Messages { get; init; } = []; [AppendOnly] public List<string> {|PG0009:MessagesBefore|} { get; init; } = [];")]
    [InlineData("[Indexed] public string Word { get; set; } = \"\"; [Indexed] public string {|PG0009:WordStartsWith|} { get; set; } = \"\";")]
    [InlineData("[Indexed] public List<string> Tags { get; init; } = []; [Indexed] public string {|PG0009:TagsContain|} { get; set; } = \"\";")]
    [InlineData("[Indexed] public List<string> Tag { get; init; } = []; [Indexed] public string {|PG0009:TagContains|} { get; set; } = \"\";")]
    [InlineData("[Indexed] public int Progress { get; set; } [Indexed] public int {|PG0009:ProgressBetween|} { get; set; }")]
    [InlineData("[Indexed] public DateOnly Day { get; set; } [Indexed] public string {|PG0009:DayBetween|} { get; set; } = \"\";")]
    [InlineData("[Indexed] public string Word { get; set; } = \"\"; [Indexed] public string WordBetween { get; set; } = \"\";")]
    [InlineData("public int Number { get; set; } private readonly int {|PG0009:__sessionTracking|} = 3; public int Other() => __sessionTracking;")]
    public void PG0009_a_member_named_like_the_asynchronous_counterpart_of_another(string members) => Usage.Reports(
        $"[PersistedSession(Async = true)] public partial class Chat {{ [Key] public string Id {{ get; init; }} = \"\"; {members} }}");

    [Fact]
    public void Without_the_asynchronous_counterpart_such_names_are_free() => Reports(
        "[AppendOnly] public List<int> Lines { get; init; } = []; [AppendOnly] public List<string> LinesAsync { get; init; } = []; [Indexed] public int Level { get; set; } [Indexed] public int LevelAsync { get; set; }");

    [Theory]
    [InlineData("WrongJsonStore")]
    [InlineData("WrongStore")]
    public void PG0009_a_type_named_like_a_generated_one(string name) => Usage.Reports($$"""
        [PersistedSession] public partial class {|PG0009:Wrong|} { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        public class {{name}} { }
        """);

    [Fact]
    public void PG0009_two_classes_whose_stores_are_called_alike() => Usage.Reports("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        [PersistedSession] public partial class {|PG0009:ChatRedis|} { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        [PersistedSession] public partial class OtherJson { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
        public class Other { }
        """);

    [Fact]
    public void PG0012_mutable_entry() => Reports("[AppendOnly] public List<Entry> Log { get; init; } = [];", "public class Entry { public int {|PG0012:Number|} { get; set; } public int Fixed { get; init; } }");

    [Fact]
    public void PG0015_retired_name() => Usage.Reports("""
        [PersistedSession, Retired("topic")] public partial class Wrong { [Key] public string Id { get; init; } = ""; public string {|PG0015:Topic|} { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("SchemaVersion = 1", "[PersistedName(\"lines\", Former = {|PG0021:[\"rows\", \"texts\"]|})]")]
    [InlineData("Name = \"chat\"", "[PersistedName(\"lines\", Former = {|PG0021:new[] { \"rows\" }|})]")]
    [InlineData("SchemaVersion = 2", "[PersistedName(\"lines\", Former = [\"rows\"])]")]
    [InlineData("SchemaVersion = 1", "[PersistedName(\"lines\", Former = [])]")]
    [InlineData("SchemaVersion = 1", "[PersistedName(\"lines\")]")]
    public void PG0021_a_log_renamed_under_the_first_schema_version(string session, string name) => Usage.Reports($$"""
        [PersistedSession({{session}})] public partial class Wrong { [Key] public string Id { get; init; } = ""; {{name}} [AppendOnly] public List<int> Lines { get; init; } = []; }
        """);

    [Fact]
    public void PG0021_is_not_reported_of_a_renamed_member_of_the_header() => Reports("[PersistedName(\"topic\", Former = [\"subject\"])] public string Topic { get; set; } = \"\";");

    [Theory]
    [InlineData("[PersistedName(\"shown\", Former = [\"FullName\"])]")]
    [InlineData("[PersistedName(\"shown\", Former = [\"name\", \"Nick\"])]")]
    [InlineData("[PersistedName(\"shown\", Former = [\"fullName\", \"full_name\"])]")]
    [InlineData("[PersistedName(\"shown\", Former = [\"name\", {|PG0026:\"full_name\"|}])]")]
    [InlineData("[PersistedName(\"shown\", Former = new[] { {|PG0026:\"fullName\"|}, \"FirstName\" })]")]
    [InlineData("[PersistedName(\"shown\", Former = new string[] { {|PG0026:\"first_name\"|} })]")]
    public void PG0026_a_former_name_in_the_spelling_of_one_backend(string name)
    {
        Reports(name + " public string Shown { get; set; } = \"\";");
        Usage.Reports($$"""
            [PersistedSession] public partial class Right { [Key] public string Id { get; init; } = ""; [AppendOnly] public List<Line> Lines { get; init; } = []; }
            public sealed class Line { {{name}} public string Shown { get; init; } = ""; }
            """);
    }

    [Theory]
    [InlineData("FullName")]
    [InlineData("fullName")]
    [InlineData("full_name")]
    public void PG0015_a_retired_name_in_any_spelling(string retired) => Usage.Reports($$"""
        [PersistedSession, Retired("{{retired}}")] public partial class Wrong { [Key] public string Id { get; init; } = ""; public string {|PG0015:FullName|} { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("public int {|PG0022:A|} { get; }")]
    [InlineData("public DateTime {|PG0022:A|} { get; } = DateTime.UtcNow;")]
    [InlineData("public System.Collections.ObjectModel.ReadOnlyCollection<int> {|PG0022:A|} { get; } = new([]);")]
    [InlineData("public int {|PG0022:A|} = 4;")]
    [InlineData("public Place? A { get; set; }")]
    [InlineData("public const int A = 4; public static int B; [JsonInclude] public int C; [NotMapped] public int D; public string Kind { get; } = \"chat\"; public int E => Number; public List<int> F { get; } = [];")]
    public void PG0022_what_does_not_come_back(string member) => Reports(member, """
        public class Place { public int X { get; set; } public int {|PG0022:Y|} { get; } public int {|PG0022:Z|}; public DayOfWeek Day { get; } = DayOfWeek.Monday; public int Sum => X + Y + Z; }
        """.Replace(member.Contains("Place") ? "\0" : "{|PG0022:Y|}", "Y").Replace(member.Contains("Place") ? "\0" : "{|PG0022:Z|}", "Z"));

    [Theory]
    [InlineData("public Place? A { get; set; }", "public class Place { public int X { get; set; } } public class {|PG0025:Special|} : Place { public int Y { get; set; } }")]
    [InlineData("[AppendOnly] public List<Place> A { get; init; } = [];", "public record Place(int X); public abstract record Middle(int X, int Y) : Place(X); public sealed record {|PG0025:Special|}(int X, int Y) : Middle(X, Y);")]
    [InlineData("public Place? A { get; set; }", "public class Place { public int X { get; set; } } public class Special : Place { public int Twice => X * 2; }")]
    [InlineData("public Place? A { get; set; } public Special? B { get; set; }", "public class Place { public int X { get; set; } } public class Special : Place { public int Y { get; set; } }")]
    [InlineData("public Place? A { get; set; }", "[JsonDerivedType(typeof(Special), \"s\")] public class Place { public int X { get; set; } } public class Special : Place { public int Y { get; set; } }")]
    public void PG0025_a_derived_class_that_would_be_cut_off(string member, string types) => Reports(member, types);

    [Theory]
    [InlineData("[{|PG0019:Url|}] public string Mail { get; set; } = \"\";")]
    [InlineData("[{|PG0019:Phone|}] public string Mail { get; set; } = \"\";")]
    [InlineData("[{|PG0019:CreditCard|}] public string Mail { get; set; } = \"\";")]
    [InlineData("[{|PG0019:Compare(\"Id\")|}] public string Mail { get; set; } = \"\";")]
    public void PG0019_each_validation_that_stores_do_not_know(string member) => Reports(member);

    [Fact]
    public void PG0012_and_PG0019_are_shown_by_a_build() => Assert.All(
        Persistence.Generators.Diagnostics.UsageDiagnostics.All.Where(static descriptor => descriptor.Id is "PG0012" or "PG0019"),
        static descriptor => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, descriptor.DefaultSeverity));

    [Fact]
    public void PG0019_a_validation_that_stores_do_not_know() => Reports("[{|PG0019:EmailAddress|}] public string Mail { get; set; } = \"\";");

    [Theory]
    [InlineData("Required")]
    [InlineData("StringLength(5)")]
    [InlineData("MaxLength(5)")]
    [InlineData("MinLength(5)")]
    [InlineData("RegularExpression(\"a*\")")]
    [InlineData("EmailAddress")]
    public void PG0027_each_validation_of_a_nested_type(string attribute) => Reports("public Place? A { get; set; }", $$"""
        public class Place { [{|PG0027:{{attribute}}|}] public string X { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("public List<Place> A { get; set; } = []; public Dictionary<string, Place?> B { get; set; } = [];", "public struct Place { [{|PG0027:Range(1, 5)|}] public int X { get; set; } }")]
    [InlineData("public Box<int>? A { get; set; } public Box<string>? B { get; set; }", "public class Box<T> { [{|PG0027:Required|}] public T? X { get; set; } }")]
    [InlineData("public Place? A { get; set; }", "public class Base { [{|PG0027:Required|}] public string? X { get; set; } } public class Place : Base { public int Y { get; set; } }")]
    [InlineData("public Place? A { get; set; }", "public class Place { [JsonInclude, {|PG0027:Required|}] public string? X; [NotMapped, Required] public string? Y { get; set; } }")]
    [InlineData("[AppendOnly] public List<Line> A { get; init; } = [];", "public sealed record Line { [Required] public string? X { get; init; } public Place? Y { get; init; } } public record Place { [{|PG0027:Range(1, 5)|}] public int Z { get; init; } }")]
    [InlineData("[AppendOnly] public List<Line> A { get; init; } = [];", "[JsonDerivedType(typeof(Text), \"t\")] public abstract record Line { [Required] public string? X { get; init; } } public sealed record Text : Line { [{|PG0027:Range(1, 5)|}] public int Z { get; init; } }")]
    [InlineData("[AppendOnly] public List<Line> A { get; init; } = [];", "public sealed record Line([{|PG0027:StringLength(5)|}] string X, [property: StringLength(5)] string Y);")]
    [InlineData("[AppendOnly] public List<Line> A { get; init; } = [];", "public readonly record struct Line([property: {|PG0019:EmailAddress|}] string X, [{|PG0027:EmailAddress|}] string Y);")]
    [InlineData("public (int X, Place? Y) A { get; set; }", "public record Place([{|PG0027:Range(1, 5)|}] int X, [property: {|PG0027:Range(1, 5)|}] int Y);")]
    [InlineData("[Required] public Place? A { get; set; }", "public class Place { [System.ComponentModel.DisplayName(\"x\"), Display(Name = \"x\")] public int X { get; set; } }")]
    public void PG0027_validation_where_stores_do_not_check(string member, string types) => Reports(member, types);

    [Fact]
    public void PG0027_of_another_assembly_stands_at_the_class()
    {
        var library = Library.Whole("namespace Lib; public class Place { [System.ComponentModel.DataAnnotations.Required] public string? X { get; set; } }");
        Usage.Reports(
            "[PersistedSession] public partial class {|PG0027:Right|} { [Key] public string Id { get; init; } = \"\"; public Lib.Place? A { get; set; } }",
            [.. References.All, Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(library)],
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14);
    }
}
