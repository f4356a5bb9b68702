using System.Diagnostics;
using System.Globalization;

namespace Persistence.TestKit;

/// <summary>A process of the crash harness, whose reports a thread reads.</summary>
internal sealed class WatchedWorker : IDisposable
{
    private readonly Process _process;
    private readonly Thread _reader;
    private int _begun;
    private int _done;

    /// <summary>Follows a process.</summary>
    /// <param name="process">The process; its standard output is redirected.</param>
    /// <param name="last">The number of the last commit before it.</param>
    public WatchedWorker(Process process, int last)
    {
        _process = process;
        (_begun, _done) = (last, last);
        _reader = new Thread(Read);
        _reader.Start();
    }

    /// <summary>The last commit that it began.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>The last commit that was acknowledged.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Kills the process a moment after it has begun a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="delay">The moment.</param>
    /// <exception cref="ConformanceException">The process ended by itself.</exception>
    public void KillAt(int commit, TimeSpan delay)
    {
        SpinWait.SpinUntil(() => Begun >= commit || _process.HasExited);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < delay)
        {
            Thread.SpinWait(20);
        }

        if (_process.HasExited)
        {
            throw new ConformanceException($"A worker ended by itself with exit code {_process.ExitCode}, at commit {Begun}.");
        }

        _process.Kill();
    }

    /// <summary>Waits until the process has ended and all that it reported is read.</summary>
    public void Join()
    {
        _reader.Join();
        _process.WaitForExit();
    }

    /// <summary>Ends the process, if it still runs.</summary>
    public void Dispose()
    {
        _process.Kill();
        Join();
        _process.Dispose();
    }

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(CrashWorker.Begins, StringComparison.Ordinal))
            {
                Volatile.Write(ref _begun, int.Parse(line.AsSpan(CrashWorker.Begins.Length), CultureInfo.InvariantCulture));
            }
            else if (line.StartsWith(CrashWorker.Done, StringComparison.Ordinal))
            {
                Volatile.Write(ref _done, int.Parse(line.AsSpan(CrashWorker.Done.Length), CultureInfo.InvariantCulture));
            }
        }
    }
}
