using System.Runtime.InteropServices;

namespace Multichat.Replay;

/// <summary>Turns the first Ctrl-C, or SIGTERM, into a request to stop; a second one ends the program at once.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _exitCode;

    /// <summary>Listens from now on.</summary>
    /// <param name="stop">Called on another thread, once.</param>
    public StopSignals(Action stop)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Note(context, 130, stop));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Note(context, 143, stop));
    }

    /// <summary>What to exit with: 130 after Ctrl-C, 143 after SIGTERM, 0 after neither.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Note(PosixSignalContext context, int exitCode, Action stop)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            context.Cancel = true;
            stop();
        }
    }
}
