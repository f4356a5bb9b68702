using Persistence;
using Swarm.Agents;
using Swarm.Queue;
using Swarm.Stores;
using Swarm.Tasks;
using Swarm.Transcripts;
using Swarm.Workflows;

namespace Swarm.Running;

/// <summary>One agent process: a thread speaks for some of the agents, and another one takes work of the whole swarm, until nothing is left.</summary>
/// <param name="swarm">The swarm.</param>
/// <param name="transcript">What is said.</param>
/// <param name="number">Which of the processes, from 0.</param>
/// <param name="setting">How many there are, and how fast they speak.</param>
public sealed class AgentProcess(SwarmServices swarm, Transcript transcript, int number, SwarmSetting setting)
{
    private static readonly TimeSpan s_idle = TimeSpan.FromMilliseconds(50);

    private readonly SwarmScript _script = new(swarm, transcript);
    private readonly string _worker = $"worker-{number}";

    // The agents that this process is.
    private readonly string[] _own = [.. transcript.Senders.Where((_, index) => index % setting.Processes == number)];

    /// <summary>Works until everything is said and done, or it is asked to stop.</summary>
    public void Run(CancellationToken stop)
    {
        Exception? failure = null;
        var speaker = new Thread(() => failure = Catch(() => Speak(stop))) { Name = "speaker" };
        speaker.Start();
        var isOver = false;
        while (!isOver && !stop.IsCancellationRequested)
        {
            var wasSpeaking = speaker.IsAlive;
            if (!Work() && (isOver = !wasSpeaking && IsDone()) is false)
            {
                stop.WaitHandle.WaitOne(s_idle);
            }
        }

        speaker.Join();
        if (failure is not null)
        {
            throw new InvalidOperationException("The speaker ended.", failure);
        }
    }

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception) when (exception is SessionException or SwarmException)
        {
            return exception;
        }
    }

    // Each message is said when the one before it was heard, from whatever process.
    private void Speak(CancellationToken stop)
    {
        var (position, said, isListening) = (0, -1, false);
        foreach (var heard in swarm.Stores.Chats.TailMessages(transcript.ChatId, cancellationToken: stop))
        {
            if (heard.Kind == LogEventKind.Ended)
            {
                throw SwarmException.Refused($"The chat {transcript.ChatId} was deleted while its agents talked.");
            }

            position += heard.IsEntry && heard.Entry.Id == transcript.Messages[position].Id ? 1 : 0;
            if (position == transcript.Messages.Count)
            {
                return;
            }

            // When it has heard everything so far: what follows is not said yet.
            isListening |= heard.Kind == LogEventKind.CaughtUp;
            if (isListening && said < position)
            {
                Say(said = position, stop);
            }
        }
    }

    private void Say(int position, CancellationToken stop)
    {
        var message = transcript.Messages[position];
        if (_own.Contains(message.Sender))
        {
            stop.WaitHandle.WaitOne(setting.Pause);
            stop.ThrowIfCancellationRequested();
            message = message with { SentAt = swarm.Clock.GetUtcNow() };
            _script.Before(message);
            swarm.Chats.Respond(transcript.ChatId, message);
        }
    }

    private bool Work()
    {
        var worked = swarm.Queue.DeliverNext(_worker) is not null;
        worked |= new WorkflowWorker(swarm.Stores.Runs, swarm.Clock, _worker).MakeStep(_script.MakeStep) is not null;
        return _own.Aggregate(worked, (any, agent) => DoTask(agent) || any);
    }

    // Killed anywhere, the next call goes on: the task says what is to be done, the state of the agent follows it.
    private bool DoTask(string agent)
    {
        var task = swarm.Tasks.Claim(agent);
        var state = swarm.Stores.Agents.Load(agent, SessionLoad.HeaderOnly).State;
        if (task is null)
        {
            ComeHome(agent, state);
            return false;
        }

        if (state == AgentState.Active)
        {
            swarm.Agents.WorkOn(agent, task.TaskId);
            swarm.Agents.Transition(agent, AgentState.ContractExecutionActive);
        }

        swarm.Tasks.Report(task.TaskId, agent, 50, "write it down");
        swarm.Tasks.Complete(task.TaskId, agent);
        return true;
    }

    private void ComeHome(string agent, AgentState state)
    {
        if (state == AgentState.ContractExecutionActive)
        {
            swarm.Agents.Transition(agent, AgentState.SurveyMissionCompleted);
        }
        else if (state == AgentState.SurveyMissionCompleted)
        {
            swarm.Agents.WorkOn(agent, null);
            swarm.Agents.Transition(agent, AgentState.Active);
        }
    }

    private bool IsDone() =>
        swarm.Queue.Count(QueueStatus.Pending) == 0
        && swarm.Workflows.Resumable().Count == 0
        && _own.All(agent => swarm.Tasks.Of(agent).All(static task => task.Status == AgentTaskStatus.Completed) && swarm.Stores.Agents.Load(agent, SessionLoad.HeaderOnly).State == AgentState.Active)
        && swarm.Tasks.Pending().Count == 0;
}
