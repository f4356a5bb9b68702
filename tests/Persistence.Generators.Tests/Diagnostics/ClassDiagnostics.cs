using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>What is reported about a session class as a whole.</summary>
public sealed class ClassDiagnostics
{
    private const string Body = """{ [Key] public string Id { get; init; } = ""; public int Number { get; set; } }""";

    [Fact]
    public void PG0001_not_partial() => Usage.Reports($"[PersistedSession] public class {{|PG0001:Wrong|}} {Body}");

    [Fact]
    public void PG0002_containers_not_partial() => Usage.Reports(
        $"public class {{|PG0002:Outer|}} {{ public partial class Middle {{ public struct {{|PG0002:Inner|}} {{ [PersistedSession] public partial class Wrong {Body} }} }} }}");

    [Fact]
    public void PG0003_no_key() => Usage.Reports("[PersistedSession] public partial class {|PG0003:Wrong|} { public int Number { get; set; } }");

    [Theory]
    [InlineData("public partial class {|PG0010:Wrong|}<T>")]
    [InlineData("public abstract partial class {|PG0010:Wrong|}")]
    [InlineData("public partial record {|PG0010:Wrong|}")]
    [InlineData("file partial class {|PG0010:Wrong|}")]
    [InlineData("[Obsolete(\"old\", error: true)] public partial class {|PG0010:Wrong|}")]
    public void PG0010_no_plain_class(string head) => Usage.Reports($"[PersistedSession] {head} {Body}");

    [Fact]
    public void PG0010_static() => Usage.Reports("[PersistedSession] public static partial class {|PG0010:Wrong|} { }");

    [Fact]
    public void PG0010_inside_a_generic_type() => Usage.Reports($"public partial class Outer<T> {{ [PersistedSession] public partial class {{|PG0010:Wrong|}} {Body} }}");

    [Fact]
    public void PG0010_inside_a_file_local_type() => Usage.Reports($"file partial class Outer {{ [PersistedSession] public partial class {{|PG0010:Wrong|}} {Body} }}");

    [Fact]
    public void PG0013_nothing_persisted() => Usage.Reports("[PersistedSession] public partial class {|PG0013:Empty|} { [Key] public string Id { get; init; } = \"\"; }");

    [Theory]
    [InlineData("public Wrong(int number) { Number = number; }")]
    [InlineData("private Wrong() { }")]
    [InlineData("protected Wrong() { }")]
    [InlineData("[Obsolete(\"old\", error: true)] public Wrong() { }")]
    public void PG0014_no_constructor(string constructor) => Usage.Reports(
        $"[PersistedSession] public partial class {{|PG0014:Wrong|}} {{ [Key] public string Id {{ get; init; }} = \"\"; public int Number {{ get; set; }} {constructor} }}");

    [Fact]
    public void PG0016_too_many_members() => Usage.Reports(
        $"[PersistedSession] public partial class {{|PG0016:Wrong|}} {{ [Key] public string Id {{ get; init; }} = \"\"; {string.Concat(Enumerable.Range(0, 64).Select(static number => $"public int P{number} {{ get; set; }} "))} }}");

    [Fact]
    public void PG0017_old_language() => Usage.Reports($"[PersistedSession] public partial class {{|PG0017:Wrong|}} {Body}", References.All, LanguageVersion.CSharp12);

    [Fact]
    public void PG0018_one_storage_name_for_two_classes() => Usage.Reports($$"""
        namespace A { [PersistedSession] public partial class {|PG0018:Chat|} {{Body}} }
        namespace B { public partial class Outer { [PersistedSession] public partial class {|PG0018:Chat|} {{Body}} } }
        namespace C { [PersistedSession(Name = "CHAT")] public partial class {|PG0018:Talk|} {{Body}} }
        namespace D { [PersistedSession(Name = "free")] public partial class Chat {{Body}} }
        """);

    [Fact]
    public void PG0018_names_both_classes_in_full() => Assert.Equal(
        [
            "'A.Chat' and 'B.Outer.Chat' are both stored as 'chat'; give one another Name",
            "'B.Outer.Chat' and 'A.Chat' are both stored as 'chat'; give one another Name",
        ],
        Usage.Analyze(UserProject.Of(
            $"namespace A {{ [PersistedSession] public partial class Chat {Body} }}",
            $"namespace B {{ public partial class Outer {{ [PersistedSession] public partial class Chat {Body} }} }}"))
            .Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));

    [Fact]
    public void Two_versions_of_one_class_share_their_name() => Usage.Reports($$"""
        namespace Old { [PersistedSession(Name = "chat")] public partial class Chat {{Body}} }
        namespace New { [PersistedSession(Name = "chat", SchemaVersion = 2)] public partial class Chat {{Body}} }
        """);

    [Fact]
    public void PG0018_a_log_stored_like_a_class() => Usage.Reports($$"""
        [PersistedSession] public partial class {|PG0018:Chat|} { [Key] public string Id { get; init; } = ""; [AppendOnly] public List<int> Lines { get; init; } = []; }
        [PersistedSession(Name = "chat_lines")] public partial class {|PG0018:Other|} {{Body}}
        """);

    [Fact]
    public void PG0008_no_backend() => Usage.Reports(
        $"[{{|PG0008:PersistedSession|}}] public partial class Chat {Body}", References.Without("Persistence.Json", "Persistence.Sqlite", "Persistence.Redis"), LanguageVersion.CSharp14);

    [Fact]
    public void PG0008_one_backend_of_two() => Usage.Reports(
        $"[{{|PG0008:PersistedSession(Stores = SessionStores.Json | SessionStores.Redis)|}}] public partial class Chat {Body}", References.Without("Persistence.Redis"), LanguageVersion.CSharp14);

    [Fact]
    public void PG0008_is_not_hidden_where_code_names_the_store() => Usage.Reports(
        $"[{{|PG0008:PersistedSession(Stores = SessionStores.Json | SessionStores.Redis)|}}] public partial class Chat {Body} public class Desk(ChatRedisStore store) {{ public override string? ToString() => store.ToString(); }}", References.Without("Persistence.Redis"), LanguageVersion.CSharp14);

    [Fact]
    public void Nothing_about_a_good_class() => Usage.Reports($"[PersistedSession] public partial class Right {Body}");
}
