using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Types of other assemblies: what they hide from the compiler comes back where it can be reached, and is refused where it cannot.</summary>
public sealed class OtherAssemblies
{
    private const string Hiding = """
        namespace Lib;
        public class Hiding { public int A { get; private set; } public int B { get; internal set; } [System.Text.Json.Serialization.JsonInclude] public int C { get; private set; } public int Sum => A + B + C; public void Set(int a) => (A, B, C) = (a, a + 1, a + 2); }
        public class Generic<T> { public T? A { get; private set; } public void Set(T a) => A = a; }
        public class Parent { [System.ComponentModel.DataAnnotations.Key] public string Id { get; private set; } = ""; public int A { get; private set; } public void Set(string id, int a) => (Id, A) = (id, a); }
        public class Computing { public int A { get; set; } public int Twice => A * 2; }
        public class Holding { public int A { get; set; } public int B { get; } = 3; }
        public class Fields { public int A { get; set; } public int B; }
        public class Unmade { public int A { get; set; } public System.Collections.Generic.List<int>? Found { get; private set; } public System.Collections.Generic.Stack<int> More { get; } = new(); public void Add(int n) => (Found ??= []).Add(n); }
        """;

    [Fact]
    public void Private_and_internal_setters_of_a_package_are_used() => Assert.Equal("1 2 3 x", RoundTrip.Run(Library.Whole(Hiding), """
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public Lib.Hiding? One { get; set; } public Lib.Generic<string>? Two { get; set; } }
        public static class Case
        {
            public static string Run()
            {
                var chat = new Chat { One = new(), Two = new() };
                chat.One.Set(1);
                chat.Two.Set("x");
                chat = Check<Chat, string, ChatMap>.Again(chat);
                return $"{chat.One!.A} {chat.One.B} {chat.One.C} {chat.Two!.A}";
            }
        }
        """));

    [Fact]
    public void A_collection_that_a_package_makes_later_is_set_rather_than_filled() => Assert.Equal("1 2 3", RoundTrip.Run(Library.Whole(Hiding), """
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public Lib.Unmade? One { get; set; } }
        public static class Case
        {
            public static string Run()
            {
                var chat = new Chat { One = new() };
                chat.One.Add(1);
                chat.One.Add(2);
                chat.One.More.Push(3);
                chat = Check<Chat, string, ChatMap>.Again(chat);
                return $"{string.Join(' ', chat.One!.Found!)} {string.Join(' ', chat.One.More)}";
            }
        }
        """));

    [Fact]
    public void So_are_those_of_a_base_class() => Assert.Equal("x 7", RoundTrip.Run(Library.Whole(Hiding), """
        [PersistedSession] public partial class Chat : Lib.Parent { public int Number { get; set; } }
        public static class Case { public static string Run() { var chat = new Chat(); chat.Set("x", 7); chat = Check<Chat, string, ChatMap>.Again(chat); return $"{chat.Id} {chat.A}"; } }
        """));

    [Theory]
    [InlineData("Hiding? {|PG0005:It|}", true)]
    [InlineData("Generic<int>? {|PG0005:It|}", true)]
    [InlineData("Holding? {|PG0005:It|}", true)]
    [InlineData("Holding? {|PG0005:It|}", false)]
    [InlineData("Fields? {|PG0005:It|}", false)]
    [InlineData("Unmade? {|PG0005:It|}", true)]
    [InlineData("Computing? It", true)]
    [InlineData("Computing? It", false)]
    public void What_they_hold_and_nobody_can_set_is_refused(string member, bool isReferenceAssembly) => Reports(
        isReferenceAssembly ? Library.ReferenceOnly(Hiding) : Library.Whole(Hiding),
        $"[PersistedSession] public partial class Wrong {{ [Key] public string Id {{ get; init; }} = \"\"; public int Number {{ get; set; }} public Lib.{member} {{ get; set; }} }}");

    [Fact]
    public void A_base_class_that_hides_its_setters_is_reported_at_the_session() => Reports(
        Library.ReferenceOnly(Hiding.Replace("public string Id { get; private set; }", "public string Id { get; init; }", StringComparison.Ordinal)),
        "[PersistedSession] public partial class {|PG0022:Right|} : Lib.Parent { public int Number { get; set; } }");

    [Theory]
    [InlineData("public bool HasA => true; public void ClearA() { }", "{|PG0005:It|}")]
    [InlineData("public enum KindOneofCase { None, A } public KindOneofCase KindCase => default;", "{|PG0005:It|}")]
    [InlineData("public bool HasB => true; public string Case => \"\";", "It")]
    public void Messages_that_know_what_was_set_are_refused(string members, string marked) => Reports(
        Library.Whole($"namespace Google.Protobuf {{ public interface IMessage {{ }} }} namespace Lib {{ public class Message : Google.Protobuf.IMessage {{ public int A {{ get; set; }} {members} }} }}"),
        $"[PersistedSession] public partial class Wrong {{ [Key] public string Id {{ get; init; }} = \"\"; public int Number {{ get; set; }} public Lib.Message? {marked} {{ get; set; }} }}");

    [Theory]
    [InlineData("namespace Microsoft.MyTeam; public class Thing { public int A { get; set; } }", "Microsoft.MyTeam.Thing? It")]
    [InlineData("namespace System.MyTeam; public record Thing(int A);", "System.MyTeam.Thing? It")]
    [InlineData(Ulid, "Lid It")]
    [InlineData("namespace Microsoft.MyTeam; public class Thing { public object? A { get; set; } }", "Microsoft.MyTeam.Thing? {|PG0005:It|}")]
    public void Are_judged_by_their_shape_whatever_their_namespace(string library, string member) => Reports(
        Library.Whole(library), $"[PersistedSession] public partial class Wrong {{ [Key] public string Id {{ get; init; }} = \"\"; public {member} {{ get; set; }} }}");

    private const string Ulid = """
        namespace System;
        public readonly struct Lid : ISpanParsable<Lid>, IFormattable
        {
            private readonly int _value;
            public Lid(int value) => _value = value;
            public static Lid Parse(string s, IFormatProvider? p) => new(int.Parse(s, p));
            public static Lid Parse(ReadOnlySpan<char> s, IFormatProvider? p) => new(int.Parse(s, p));
            public static bool TryParse(string? s, IFormatProvider? p, out Lid lid) { var isNumber = int.TryParse(s, p, out var value); lid = new(value); return isNumber; }
            public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out Lid lid) => TryParse(s.ToString(), p, out lid);
            public string ToString(string? format, IFormatProvider? provider) => _value.ToString(format, provider);
        }
        """;

    [Fact]
    public void A_typed_id_in_the_namespace_System_is_a_key() => Assert.Equal("""{"id":"7","a":1}""", RoundTrip.Run(Library.Whole(Ulid), """
        [PersistedSession] public partial class Chat { [Key] public Lid Id { get; init; } public int A { get; set; } }
        public static class Case { public static string Run() => Check<Chat, Lid, ChatMap>.Json(Check<Chat, Lid, ChatMap>.Again(new() { Id = new(7), A = 1 })); }
        """));

    private static void Reports(byte[] library, string marked) =>
        Usage.Reports(marked, [.. References.All, MetadataReference.CreateFromImage(library)], LanguageVersion.CSharp14);
}
