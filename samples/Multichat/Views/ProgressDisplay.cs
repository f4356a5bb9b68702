namespace Multichat.Views;

/// <summary>Shows how far a replay is: a bar that moves on a terminal; a line every twentieth part where the output goes to a file.</summary>
public sealed class ProgressDisplay(int total)
{
    private const int BarWidth = 40;
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private int _shown = -1;

    /// <summary>Shows the number of stored messages.</summary>
    public void Show(int stored)
    {
        if (_isTerminal ? stored != _shown : (stored * 20L / total) > (_shown * 20L / total))
        {
            Write(stored);
        }
    }

    /// <summary>Shows the last number, and leaves the line.</summary>
    public void Finish(int stored)
    {
        if (stored != _shown)
        {
            Write(stored);
        }

        if (_isTerminal)
        {
            Console.WriteLine();
        }
    }

    private void Write(int stored)
    {
        _shown = stored;
        if (_isTerminal)
        {
            var filled = (int)((long)BarWidth * stored / total);
            Console.Write($"\r[{new string('#', filled)}{new string('.', BarWidth - filled)}] {stored} of {total}");
        }
        else
        {
            Console.WriteLine($"{stored} of {total}");
        }
    }
}
