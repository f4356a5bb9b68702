namespace Persistence.Sqlite;

/// <summary>A change that is a piece of code.</summary>
/// <param name="change">Makes it.</param>
internal sealed class DelegateCommand(Action<WriterConnection> change) : WriteCommand
{
    /// <inheritdoc/>
    public override void Execute(WriterConnection writer) => change(writer);
}
