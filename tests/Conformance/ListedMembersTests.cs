using System.Runtime.CompilerServices;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>Some cases list the members of every store by hand: none is missing.</summary>
public sealed class ListedMembersTests
{
    [Theory]
    [InlineData("DisposalCases", typeof(ISessionStore<MultichatSession, string>))]
    [InlineData("DisposalCases", typeof(IAsyncSessionStore<MultichatSession, string>))]
    [InlineData("CancellationCases", typeof(IAsyncSessionStore<MultichatSession, string>))]
    public void Cases_call_every_member(string cases, Type contract)
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "src", "Persistence.TestKit", "Cases", $"{cases}.cs"));
        var members = contract.GetMethods().Select(static method => method.Name).ToList();
        Assert.Contains("Exists", string.Concat(members), StringComparison.Ordinal);
        Assert.All(members, member => Assert.True(text.Contains($"store.{member}(", StringComparison.Ordinal), $"src/Persistence.TestKit/Cases/{cases}.cs: add a call of {member}"));
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
