namespace Persistence;

/// <summary>
/// Asks for in-memory stores of session classes that another assembly declares: for <c>TeamChat</c> a class <c>TeamChatInMemoryStore</c>, in the namespace of the session class, which is an <c>ITeamChatStore</c>.
/// So a test project keeps sessions in memory, and the program that it tests knows nothing of that.
/// </summary>
/// <remarks>
/// Session classes of the project itself need no such line. The name of a class inside another one begins with that of the other one. An internal class needs <c>InternalsVisibleTo</c>.
/// </remarks>
/// <example><code>[assembly: InMemoryStores(typeof(TeamChat), typeof(WorkflowRun))]</code></example>
/// <param name="sessions">The session classes.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class InMemoryStoresAttribute(params Type[] sessions) : Attribute
{
    /// <summary>The session classes.</summary>
    public IReadOnlyList<Type> Sessions => sessions;
}
