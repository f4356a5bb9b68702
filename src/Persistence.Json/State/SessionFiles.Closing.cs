using Persistence.Threads;

namespace Persistence.Json;

/// <content>Waiting until nobody uses a file any more.</content>
internal sealed partial class SessionFiles
{
    private int _inUse;
    private List<SessionTurn> _closing = [];

    /// <summary>Begins a use that is of no file.</summary>
    public void Enter()
    {
        using (Uninterrupted.Enter(_gate))
        {
            _inUse++;
        }
    }

    /// <summary>Ends a use that is of no file.</summary>
    public void Leave()
    {
        using (Uninterrupted.Enter(_gate))
        {
            EndUse();
        }
    }

    /// <summary>Asks to be woken when nobody uses a file any more.</summary>
    /// <param name="turn">Who asks.</param>
    /// <returns>True when nobody does already.</returns>
    public bool IsIdle(SessionTurn turn)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (_inUse > 0)
            {
                turn.PrepareToWait();
                _closing.Add(turn);
            }

            return _inUse == 0;
        }
    }

    private void EndUse()
    {
        if (--_inUse == 0 && _closing.Count > 0)
        {
            _closing.ForEach(static turn => turn.Wake(isDone: true));
            _closing = [];
        }
    }
}
