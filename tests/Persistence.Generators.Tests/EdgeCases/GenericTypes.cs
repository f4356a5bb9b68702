using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Generic types whose members code cannot set: the accessors stand in a class of the same type parameters and constraints.</summary>
public sealed class GenericTypes
{
    [Theory]
    [InlineData("Box<int>", "public class Box<T> { public int N { get; init; } public T? Value { get; init; } }", "new() { N = 3, Value = 4 }", """{"n":3,"value":4}""")]
    [InlineData("Box<string>", "public class Box<T> where T : class { public required T Value { get; init; } }", "new() { Value = \"v\" }", """{"value":"v"}""")]
    [InlineData("Box<int>", "public struct Box<T> where T : struct { public T Value { get; init; } public T? Other { get; init; } }", "new() { Value = 1, Other = 2 }", """{"value":1,"other":2}""")]
    [InlineData("Box<int>", "public class Box<T> where T : unmanaged, IComparable<T> { public T[] Values { get; private set; } = []; public static Box<T> Of(T value) => new() { Values = [value] }; }", "Box<int>.Of(5)", """{"values":[5]}""")]
    [InlineData("Box<Thing>", "public class Thing { public int A { get; init; } } public class Box<T> where T : notnull, new() { public T Value { get; init; } = new(); }", "new() { Value = new() { A = 2 } }", """{"value":{"a":2}}""")]
    [InlineData("Box<string, int>", "public class Box<TKey, TValue> where TKey : class, IEquatable<TKey> { public Dictionary<TKey, List<TValue>> Values { get; init; } = []; }", "new() { Values = { [\"a\"] = [1] } }", """{"values":{"a":[1]}}""")]
    [InlineData("Box<int>", "public class Box<T> { [JsonInclude] internal T? Value; [JsonInclude] public readonly int N; public Box() { } public Box(int n, T value) { N = n; Value = value; } }", "new(3, 4)", """{"value":4,"n":3}""")]
    [InlineData("Box<int>", "public class Box<T> { [JsonConstructor] private Box(T value) => Value = value; public static Box<T> Of(T value) => new(value); public T Value { get; } public int N { get; init; } = 7; }", "Box<int>.Of(4)", """{"value":4,"n":7}""")]
    [InlineData("Box<int>", "public record Box<T>(T Value) { public T? Late { get; init; } }", "new(1) { Late = 2 }", """{"value":1,"late":2}""")]
    [InlineData("Sized", "public class Box<T> { public T? Value { get; init; } } public class Sized : Box<long> { public int Size { get; init; } }", "new() { Value = 1, Size = 2 }", """{"size":2,"value":1}""")]
    [InlineData("Outer<int>.Inner<string>", "public static class Outer<T> { public class Inner<U> { public T? One { get; init; } public U? Two { get; init; } } }", "new() { One = 1, Two = \"2\" }", """{"one":1,"two":"2"}""")]
    [InlineData("Box<int>", "public class Box<T> { [JsonExtensionData] public Dictionary<string, object>? Rest { get; private set; } = new() { [\"x\"] = 1 }; }", "new()", """{"x":1}""")]
    public void Come_back(string type, string declaration, string value, string expected) => Assert.Equal($$"""{"id":"k","it":{{expected}}} {{expected}}""", RoundTrip.Run($$"""
        [PersistedSession]
        public partial class Chat { [Key] public string Id { get; init; } = "k"; public {{type}}? It { get; set; } [AppendOnly] public List<{{type}}> Log { get; init; } = []; }
        {{declaration}}
        public static class Case
        {
            public static string Run()
            {
                var folder = System.IO.Directory.CreateTempSubdirectory().FullName;
                try
                {
                    using var store = new ChatSqliteStore("Data Source=" + System.IO.Path.Combine(folder, "chat.db"));
                    store.Create(new Chat { It = {{value}}, Log = { {{value}} } });
                    return Check<Chat, string, ChatMap>.Json(Check<Chat, string, ChatMap>.Again(store.Load("k"))).Replace(" ", "")
                        + " " + Check<Chat, string, ChatMap>.Json(new Chat { It = store.ReadLog("k")[0] })[15..^1];
                }
                finally
                {
                    System.IO.Directory.Delete(folder, true);
                }
            }
        }
        """));

    [Fact]
    public void As_the_base_of_a_session_come_back() => Assert.Equal("k 7 n", RoundTrip.Run("""
        public class KeyBase<T> where T : class { [Key] public required T Id { get; init; } public int Number { get; private set; } public void Set(int number) => Number = number; [AppendOnly] public List<T> Log { get; init; } = []; }
        [PersistedSession] public sealed partial class Chat : KeyBase<string> { public string? Name { get; init; } }
        public static class Case { public static string Run() { var chat = new Chat { Id = "k", Name = "n" }; chat.Set(7); chat = Check<Chat, string, ChatMap>.Again(chat); return $"{chat.Id} {chat.Number} {chat.Name}"; } }
        """));

    [Fact]
    public void One_type_over_two_arguments_has_one_class_of_accessors() => Assert.Equal("1 a", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public Box<int>? One { get; set; } public Box<string>? Two { get; set; } }
        public class Box<T> { public T? Value { get; init; } }
        public static class Case { public static string Run() { var chat = Check<Chat, string, ChatMap>.AsSystemTextJson(new() { One = new() { Value = 1 }, Two = new() { Value = "a" } }); return $"{chat.One!.Value} {chat.Two!.Value}"; } }
        """));

    [Fact]
    public void Whose_type_parameters_have_one_name_are_refused() => Usage.Reports("""
        #pragma warning disable CS0693
        [PersistedSession] public partial class Wrong { [Key] public string Id { get; init; } = ""; public Outer<int>.Inner<string>? {|PG0005:It|} { get; set; } }
        public static class Outer<T> { public class Inner<T> { public T? One { get; init; } } }
        """);
}
