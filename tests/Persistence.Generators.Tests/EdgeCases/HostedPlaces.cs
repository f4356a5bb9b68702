using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>What adds stores to the services of a hosted program compiles wherever the class stands, and is there only where somebody can use it.</summary>
public sealed class HostedPlaces
{
    [Theory]
    [InlineData("[PersistedSession] public partial class @class { [Key] public required string Id { get; init; } }", "AddclassStore")]
    [InlineData("namespace services.hosting; [PersistedSession] partial class core { [Key] public required string Id { get; init; } }", "AddcoreStore")]
    [InlineData("namespace A; partial class @int { internal partial class B { [PersistedSession] protected internal partial class Chat { [Key] public required int Id { get; init; } } } }", "AddintBChatStore")]
    [InlineData("namespace A; [PersistedSession(Stores = SessionStores.Redis)] public partial class Chat { [Key] public required string A { get; init; } [Key] public required int B { get; init; } }", "AddChatStore")]
    public void A_class_that_can_be_named_has_a_call_that_adds_its_store(string code, string call)
    {
        var services = Services(Generation.Hosted(code).Compiles());
        Assert.Contains($" {call}(", Assert.Single(services), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace A; partial class Outer { [PersistedSession] private partial class Chat { [Key] public required string Id { get; init; } } }")]
    [InlineData("namespace A; partial class Outer { partial class Inner { [PersistedSession] public partial class Chat { [Key] public required string Id { get; init; } } } }")]
    public void A_class_that_nobody_else_can_name_has_none(string code) => Assert.Empty(Services(Generation.Hosted(code).Compiles()));

    [Fact]
    public void Without_the_package_there_is_none() =>
        Assert.Empty(Services(Generation.Of("[PersistedSession] public partial class Chat { [Key] public required string Id { get; init; } }").Compiles()));

    [Fact]
    public void A_backend_that_is_not_referenced_has_no_call()
    {
        var references = References.Hosted.Where(static reference => reference.Display?.Contains("Persistence.Redis", StringComparison.Ordinal) == false);
        var project = UserProject.With(references, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14, "namespace A; [PersistedSession] public partial class Chat { [Key] public required string Id { get; init; } }");
        var services = Assert.Single(Services(Generation.Of(project).Compiles()));
        Assert.Contains("UseSqlite(", services, StringComparison.Ordinal);
        Assert.DoesNotContain("Redis", services, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Services(Generation generation) =>
        generation.Files.Where(static file => file.Key.EndsWith("Services.g.cs", StringComparison.Ordinal)).Select(static file => file.Value);
}
