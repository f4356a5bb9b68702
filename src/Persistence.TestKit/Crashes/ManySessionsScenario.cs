using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>One writer on a few sessions, beside a model.</summary>
internal sealed class ManySessionsScenario() : CrashScenario(writers: 1, payloadLength: 0)
{
    private readonly CommitModel _model = new();

    internal override void Prepare(IWorkflowRunStore store)
    {
        // The first commits create the sessions.
    }

    internal override void Apply(IWorkflowRunStore store, int writer, int number) => CrashCommit.Apply(store, number);

    internal override CrashTask TaskOf(int writer, int first) => new(0, PayloadLength, writer, first);

    internal override int[] Check(IWorkflowRunStore store, IReadOnlyList<int> begun, IReadOnlyList<int> acknowledged)
    {
        var actual = CrashCommit.Dump(store);
        _model.AdvanceTo(acknowledged[0]);
        var expected = _model.Dump();
        if (actual.SequenceEqual(expected))
        {
            return [acknowledged[0]];
        }

        _model.AdvanceTo(begun[0]);
        return actual.SequenceEqual(_model.Dump()) ? [begun[0]] : throw new ConformanceException($"""
            With commit {acknowledged[0]} acknowledged and {begun[0]} begun, the store is in neither state.
            acknowledged:
            {string.Join('\n', expected)}
            with the commit that was begun:
            {string.Join('\n', _model.Dump())}
            in the store:
            {string.Join('\n', actual)}
            """);
    }
}
