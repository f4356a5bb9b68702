using System.Globalization;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>PG0005 names a way out that works: what it says to paste is pasted, compiles, and keeps the value.</summary>
public sealed class WaysOut
{
    [Theory]
    [InlineData("System.Net.IPAddress?", "System.Net.IPAddress.Loopback", "127.0.0.1")]
    [InlineData("System.Numerics.BigInteger", "-12", "-12")]
    [InlineData("System.Numerics.Complex", "new(1.5, 2)", "<1.5; 2>")]
    [InlineData("System.Net.IPNetwork", "System.Net.IPNetwork.Parse(\"10.0.0.0/8\")", "10.0.0.0/8")]
    [InlineData("ArraySegment<int>", "new int[] { 2, 1 }", "2,1")]
    public void Of_a_type_of_dotnet_is_to_paste(string type, string value, string expected)
    {
        var message = Message($"[PersistedSession] public partial class Chat {{ [Key] public string Id {{ get; init; }} = \"k\"; public {type} It {{ get; set; }} = default!; }}");
        var surrogate = message[(message.IndexOf("store a surrogate of it: ", StringComparison.Ordinal) + "store a surrogate of it: ".Length)..];
        Assert.StartsWith("public ", surrogate, StringComparison.Ordinal);
        if (surrogate.Contains('…'))
        {
            surrogate = "public List<int> ItStored { get => [.. It]; set => It = value.ToArray(); }"; // The user knows which type.
        }

        Assert.Equal(expected, RoundTrip.Run($$"""
            using System.Collections.Concurrent;
            using System.Collections.ObjectModel;
            using System.Globalization;
            using System.Net;
            using System.Numerics;
            using System.Text.Json;
            [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; [NotMapped] public {{type}} It { get; set; } = default!; {{surrogate}} }
            public static class Case
            {
                public static string Run()
                {
                    object? it = Check<Chat, string, ChatMap>.Again(new() { It = {{value}} }).It;
                    return it is System.Collections.IEnumerable items ? string.Join(",", items.Cast<object>()) : FormattableString.Invariant($"{it ?? "null"}");
                }
            }
            """));
    }

    [Theory]
    [InlineData("public object? It { get; set; }", "make it a JsonElement, which holds any JSON")]
    [InlineData("[Key, JsonInclude] public string It => \"\";", "it has no setter; add one (init or private will do)")]
    [InlineData("public Money It { get; set; }", "implement ISpanParsable<Money> and ToString() to store it as text")]
    [InlineData("public Shape? It { get; set; }", "mark it [JsonDerivedType(typeof(…), \"…\")] for each class that may stand there")]
    [InlineData("public Holder? It { get; set; }", "its member 'Holder.Address' cannot: 'IPAddress' is not among the supported types; mark 'Holder.Address' [NotMapped] and store a surrogate of it: public string? AddressStored { get => Address?.ToString(); set => Address = value is null ? null : IPAddress.Parse(value); }")]
    [InlineData("[AppendOnly] public List<System.Net.IPAddress> It { get; init; } = [];", "make it a log of a record of your own that holds the value, such as record Stored([property: Key] string Id, JsonElement Value), or a part of it")]
    [InlineData("public Empty? It { get; set; }", "'Empty' has no member that could be stored and read back; give it a property with a setter, or store a bool in its place")]
    [InlineData("public Animal? It { get; set; }", "its derived type 'Dog' cannot: its member 'Dog.Work' cannot: 'Action' is a delegate; mark 'Dog.Work' [NotMapped]")]
    [InlineData("public List<Hop> It { get; set; } = [];", "the constructor parameter 'Address' of 'Hop' belongs to a member that is not stored; give the parameter a default value")]
    public void Fits_the_reason(string member, string end) => Assert.EndsWith(end, Message($$"""
        [PersistedSession] public partial class Chat { {{(member.Contains("[Key") ? "" : "[Key] public string Id { get; init; } = \"k\";")}} {{member}} }
        [JsonConverter(typeof(MoneyConverter))] public readonly record struct Money(decimal Amount);
        public abstract class MoneyConverter : JsonConverter<Money>;
        public abstract class Shape;
        public class Holder { public System.Net.IPAddress? Address { get; set; } }
        public class Empty;
        [JsonDerivedType(typeof(Dog), "dog")] public abstract class Animal;
        public class Dog : Animal { public Action? Work { get; set; } }
        public record Hop(string Id, [property: NotMapped] System.Net.IPAddress? Address);
        """), StringComparison.Ordinal);

    [Theory]
    [InlineData("public Chats.Message? It { get; set; }", "mark it [SerializedBy(typeof(ChatJsonUtilities), nameof(ChatJsonUtilities.DefaultOptions))]")]
    [InlineData("[AppendOnly] public List<Chats.Deep.Content> It { get; init; } = [];", "mark it [SerializedBy(typeof(ChatJsonUtilities), nameof(ChatJsonUtilities.DefaultOptions))]")]
    [InlineData("public Own? It { get; set; }", "mark 'Own.Message' [SerializedBy(typeof(ChatJsonUtilities), nameof(ChatJsonUtilities.DefaultOptions))]")]
    [InlineData("public List<Others.Message> It { get; set; } = [];", "mark it [SerializedBy(typeof(YourJsonContext))], a JsonSerializerContext with [JsonSerializable(typeof(List<Message>))]")]
    [InlineData("[AppendOnly] public List<Others.Message> It { get; init; } = [];", "mark it [SerializedBy(typeof(YourJsonContext))], a JsonSerializerContext with [JsonSerializable(typeof(Message))]")]
    public void Names_the_metadata_of_the_library(string member, string end)
    {
        var library = Library.Whole("""
            namespace Chats { public abstract class Message { public string? Text { get; set; } } public static class ChatJsonUtilities { public static System.Text.Json.JsonSerializerOptions DefaultOptions { get; } = new(); } }
            namespace Chats.Deep { public abstract class Content { public string? Text { get; set; } } }
            namespace Others { public abstract class Message { public string? Text { get; set; } } }
            """);
        var project = UserProject.With([.. References.All, Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(library)], Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14, $$"""
            [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; {{member}} }
            public class Own { public Chats.Message? Message { get; set; } }
            """);
        Assert.EndsWith(end, Usage.Analyze(Generation.Of(project).Output).Single(static diagnostic => diagnostic.Id == "PG0005").GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ignored_parameter_gets_its_default_value() => Assert.Equal("""{"id":"k","hop":{"id":"h","late":2}} 5 /""", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public Hop? Hop { get; set; } [AppendOnly] public List<Hidden> Log { get; init; } = []; }
        public record Hop(string Id, [property: NotMapped] System.Net.IPAddress? A = null, [property: JsonIgnore] int B = 5, int Late = 2);
        public record Hidden { [JsonConstructor] private Hidden(string id, int number = 4) => (Id, Number) = (id, number); public string Id { get; } [NotMapped] public int Number { get; } public static Hidden Of(string id) => new(id, 7); }
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.Again(new() { Hop = new("h", System.Net.IPAddress.Any, 6) }); return $"{Check<Chat, string, ChatMap>.Json(chat)} {chat.Hop!.B} {chat.Hop.A}/"; } }
        """));

    private static string Message(string source) => Usage.Analyze(Generation.Of(source).Output)
        .Single(static diagnostic => diagnostic.Id == "PG0005").GetMessage(CultureInfo.InvariantCulture);
}
