namespace Persistence.Tool.Tests.Harness;

/// <summary>Takes the notes of a command, and does something at the first line of progress.</summary>
/// <param name="atProgress">What to do.</param>
internal sealed class ProgressWatch(Action atProgress) : StringWriter
{
    private bool _hasBegun;

    public override void Write(string? value)
    {
        base.Write(value);
        if (!_hasBegun && value?.Contains("/s", StringComparison.Ordinal) == true)
        {
            _hasBegun = true;
            atProgress();
        }
    }
}
