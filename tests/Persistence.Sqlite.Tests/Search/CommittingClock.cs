namespace Persistence.Sqlite.Tests.Search;

/// <summary>The clock of the system, at one look at which something happens.</summary>
internal sealed class CommittingClock : TimeProvider
{
    private int _looks;
    private Action? _action;

    /// <summary>Says what happens.</summary>
    /// <param name="look">At which look from now on.</param>
    /// <param name="action">What happens.</param>
    public void At(int look, Action action) => (_looks, _action) = (look, action);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        if (--_looks == 0)
        {
            _action!();
        }

        return base.GetUtcNow();
    }
}
