using Persistence.Engine;
using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>A place of a backend that is one engine, generic over the generated map. This is all a fourth backend needs.</summary>
public abstract class EnginePlace : StorePlace
{
    private static readonly Dictionary<Type, Func<EnginePlace, TimeProvider, IDisposable>> s_stores = new()
    {
        [typeof(IMultichatSessionStore)] = (place, time) => new MultichatSessionEngineStore(place.OpenEngine<MultichatSession, string, MultichatSessionMap>(time)),
        [typeof(ITeamTaskStore)] = (place, time) => new TeamTaskEngineStore(place.OpenEngine<TeamTask, (string, long), TeamTaskMap>(time)),
        [typeof(IAgentRunStore)] = (place, time) => new AgentRunEngineStore(place.OpenEngine<AgentRun, Guid, AgentRunMap>(time)),
        [typeof(ILearningDocumentStore)] = (place, time) => new LearningDocumentEngineStore(place.OpenEngine<LearningDocument, long, LearningDocumentMap>(time)),
        [typeof(IAccountLedgerStore)] = (place, time) => new AccountLedgerEngineStore(place.OpenEngine<AccountLedger, string, AccountLedgerMap>(time)),
        [typeof(ILeaseStore)] = (place, time) => new LeaseEngineStore(place.OpenEngine<Lease, string, LeaseMap>(time)),
        [typeof(IAgentPresenceStore)] = (place, time) => new AgentPresenceEngineStore(place.OpenEngine<AgentPresence, string, AgentPresenceMap>(time)),
        [typeof(IProfileV1Store)] = (place, time) => new ProfileV1EngineStore(place.OpenEngine<ProfileV1, string, ProfileV1Map>(time)),
        [typeof(IProfileV2Store)] = (place, time) => new ProfileV2EngineStore(place.OpenEngine<ProfileV2, string, ProfileV2Map>(time)),
        [typeof(IContactV1Store)] = (place, time) => new ContactV1EngineStore(place.OpenEngine<ContactV1, string, ContactV1Map>(time)),
        [typeof(IContactV2Store)] = (place, time) => new ContactV2EngineStore(place.OpenEngine<ContactV2, string, ContactV2Map>(time)),
        [typeof(IContactBriefStore)] = (place, time) => new ContactBriefEngineStore(place.OpenEngine<ContactBrief, string, ContactBriefMap>(time)),
        [typeof(IContactStrictStore)] = (place, time) => new ContactStrictEngineStore(place.OpenEngine<ContactStrict, string, ContactStrictMap>(time)),
        [typeof(IContactStrictNotesStore)] = (place, time) => new ContactStrictNotesEngineStore(place.OpenEngine<ContactStrictNotes, string, ContactStrictNotesMap>(time)),
        [typeof(IPostBoxStore)] = (place, time) => new PostBoxEngineStore(place.OpenEngine<PostBox, string, PostBoxMap>(time)),
        [typeof(IWorkflowRunStore)] = (place, time) => new WorkflowRunEngineStore(place.OpenEngine<WorkflowRun, string, WorkflowRunMap>(time)),
        [typeof(IServerSettingStore)] = (place, time) => new ServerSettingEngineStore(place.OpenEngine<ServerSetting, string, ServerSettingMap>(time)),
        [typeof(IMeasurementStore)] = (place, time) => new MeasurementEngineStore(place.OpenEngine<Measurement, int, MeasurementMap>(time)),
        [typeof(IValueSheetStore)] = (place, time) => new ValueSheetEngineStore(place.OpenEngine<ValueSheet, string, ValueSheetMap>(time)),
        [typeof(IBlackboardStore)] = (place, time) => new BlackboardEngineStore(place.OpenEngine<Blackboard, string, BlackboardMap>(time)),
        [typeof(IConversationStore)] = (place, time) => new ConversationEngineStore(place.OpenEngine<Conversation, ConversationId, ConversationMap>(time)),
        [typeof(ICaseFileStore)] = (place, time) => new CaseFileEngineStore(place.OpenEngine<CaseFile, (ConversationId, TicketId, int), CaseFileMap>(time)),
        [typeof(IFragileNoteStore)] = (place, time) => new FragileNoteEngineStore(place.OpenEngine<FragileNote, FragileId, FragileNoteMap>(time)),
        [typeof(ILooseTicketStore)] = (place, time) => new LooseTicketEngineStore(place.OpenEngine<LooseTicket, string, LooseTicketMap>(time)),
        [typeof(IStrictTicketStore)] = (place, time) => new StrictTicketEngineStore(place.OpenEngine<StrictTicket, TicketId, StrictTicketMap>(time)),
        [typeof(IEventLogStore)] = (place, time) => new EventLogEngineStore(place.OpenEngine<EventLog, string, EventLogMap>(time)),
        [typeof(IArchiveStore)] = (place, time) => new ArchiveEngineStore(place.OpenEngine<Archive, string, ArchiveMap>(time)),
        [typeof(IGaugeV1Store)] = (place, time) => new GaugeV1EngineStore(place.OpenEngine<GaugeV1, string, GaugeV1Map>(time)),
        [typeof(IGaugeV2Store)] = (place, time) => new GaugeV2EngineStore(place.OpenEngine<GaugeV2, string, GaugeV2Map>(time)),
    };

    /// <inheritdoc/>
    public override TStore Open<TStore>(TimeProvider timeProvider) =>
        s_stores.TryGetValue(typeof(TStore), out var open)
            ? (TStore)open(this, timeProvider)
            : throw new NotSupportedException($"The suite has no store {typeof(TStore).Name}.");

    /// <summary>Opens the engine here.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="timeProvider">The clock that sessions expire by.</param>
    /// <returns>The engine.</returns>
    protected abstract SessionEngine<TSession, TKey> OpenEngine<TSession, TKey, TMap>(TimeProvider timeProvider)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>;
}
