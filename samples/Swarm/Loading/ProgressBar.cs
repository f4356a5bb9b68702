namespace Swarm.Loading;

/// <summary>A line that grows, at a terminal; elsewhere nothing.</summary>
public sealed class ProgressBar
{
    private const int Width = 40;

    private readonly bool _isShown = !Console.IsOutputRedirected;

    /// <summary>Shows how much is done.</summary>
    public void Show(string what, long done, long total)
    {
        if (_isShown)
        {
            var filled = (int)(Width * done / total);
            Console.Write($"\r{what,-10} {new string('█', filled)}{new string('░', Width - filled)} {done:N0} of {total:N0} ");
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            Console.Write($"\r{new string(' ', Width + 50)}\r");
        }
    }
}
