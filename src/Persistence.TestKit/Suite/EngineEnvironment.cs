using Persistence.Engine;
using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>An environment of a backend that is one engine, generic over the generated map. This is all a fourth backend needs.</summary>
public abstract class EngineEnvironment : TestEnvironment
{
    private static readonly Dictionary<Type, Func<EngineEnvironment, TimeProvider, IDisposable>> s_stores = new()
    {
        [typeof(IMailboxStore)] = (environment, time) => new MailboxEngineStore(environment.OpenEngine<Mailbox, int, MailboxMap>(time)),
        [typeof(IMailboxWithCaseStore)] = (environment, time) => new MailboxWithCaseEngineStore(environment.OpenEngine<MailboxWithCase, int, MailboxWithCaseMap>(time)),
        [typeof(IMultichatSessionStore)] = (environment, time) => new MultichatSessionEngineStore(environment.OpenEngine<MultichatSession, string, MultichatSessionMap>(time)),
        [typeof(ITeamTaskStore)] = (environment, time) => new TeamTaskEngineStore(environment.OpenEngine<TeamTask, (string, long), TeamTaskMap>(time)),
        [typeof(ITeamMemoryStore)] = (environment, time) => new TeamMemoryEngineStore(environment.OpenEngine<TeamMemory, string, TeamMemoryMap>(time)),
        [typeof(IAgentRunStore)] = (environment, time) => new AgentRunEngineStore(environment.OpenEngine<AgentRun, Guid, AgentRunMap>(time)),
        [typeof(ILearningDocumentStore)] = (environment, time) => new LearningDocumentEngineStore(environment.OpenEngine<LearningDocument, long, LearningDocumentMap>(time)),
        [typeof(IAccountLedgerStore)] = (environment, time) => new AccountLedgerEngineStore(environment.OpenEngine<AccountLedger, string, AccountLedgerMap>(time)),
        [typeof(INoticeV1Store)] = (environment, time) => new NoticeV1EngineStore(environment.OpenEngine<NoticeV1, string, NoticeV1Map>(time)),
        [typeof(INoticeStore)] = (environment, time) => new NoticeEngineStore(environment.OpenEngine<Notice, string, NoticeMap>(time)),
        [typeof(ILoanStore)] = (environment, time) => new LoanEngineStore(environment.OpenEngine<Loan, string, LoanMap>(time)),
        [typeof(IVisitStore)] = (environment, time) => new VisitEngineStore(environment.OpenEngine<Visit, string, VisitMap>(time)),
        [typeof(IEndlessVisitStore)] = (environment, time) => new EndlessVisitEngineStore(environment.OpenEngine<EndlessVisit, string, EndlessVisitMap>(time)),
        [typeof(ILeaseStore)] = (environment, time) => new LeaseEngineStore(environment.OpenEngine<Lease, string, LeaseMap>(time)),
        [typeof(IAgentPresenceStore)] = (environment, time) => new AgentPresenceEngineStore(environment.OpenEngine<AgentPresence, string, AgentPresenceMap>(time)),
        [typeof(IProfileV1Store)] = (environment, time) => new ProfileV1EngineStore(environment.OpenEngine<ProfileV1, string, ProfileV1Map>(time)),
        [typeof(IProfileV2Store)] = (environment, time) => new ProfileV2EngineStore(environment.OpenEngine<ProfileV2, string, ProfileV2Map>(time)),
        [typeof(IContactV1Store)] = (environment, time) => new ContactV1EngineStore(environment.OpenEngine<ContactV1, string, ContactV1Map>(time)),
        [typeof(IContactMoodyStore)] = (environment, time) => new ContactMoodyEngineStore(environment.OpenEngine<ContactMoody, string, ContactMoodyMap>(time)),
        [typeof(IBadgeV1Store)] = (environment, time) => new BadgeV1EngineStore(environment.OpenEngine<BadgeV1, string, BadgeV1Map>(time)),
        [typeof(IBadgeV2Store)] = (environment, time) => new BadgeV2EngineStore(environment.OpenEngine<BadgeV2, string, BadgeV2Map>(time)),
        [typeof(IBadgeV3Store)] = (environment, time) => new BadgeV3EngineStore(environment.OpenEngine<BadgeV3, string, BadgeV3Map>(time)),
        [typeof(IShelfV1Store)] = (environment, time) => new ShelfV1EngineStore(environment.OpenEngine<ShelfV1, (string, string, int), ShelfV1Map>(time)),
        [typeof(IShelfReorderedStore)] = (environment, time) => new ShelfReorderedEngineStore(environment.OpenEngine<ShelfReordered, (string, string, int), ShelfReorderedMap>(time)),
        [typeof(IShelfNumberFirstStore)] = (environment, time) => new ShelfNumberFirstEngineStore(environment.OpenEngine<ShelfNumberFirst, (int, string, string), ShelfNumberFirstMap>(time)),
        [typeof(IShelfExtendedStore)] = (environment, time) => new ShelfExtendedEngineStore(environment.OpenEngine<ShelfExtended, (string, string, int, string), ShelfExtendedMap>(time)),
        [typeof(IShelfExtendedStrictlyStore)] = (environment, time) => new ShelfExtendedStrictlyEngineStore(environment.OpenEngine<ShelfExtendedStrictly, (string, string, int, string), ShelfExtendedStrictlyMap>(time)),
        [typeof(IShelfReducedStore)] = (environment, time) => new ShelfReducedEngineStore(environment.OpenEngine<ShelfReduced, string, ShelfReducedMap>(time)),
        [typeof(IPersonV1Store)] = (environment, time) => new PersonV1EngineStore(environment.OpenEngine<PersonV1, string, PersonV1Map>(time)),
        [typeof(IPersonV2Store)] = (environment, time) => new PersonV2EngineStore(environment.OpenEngine<PersonV2, string, PersonV2Map>(time)),
        [typeof(IPersonV3Store)] = (environment, time) => new PersonV3EngineStore(environment.OpenEngine<PersonV3, string, PersonV3Map>(time)),
        [typeof(IPersonTroubleStore)] = (environment, time) => new PersonTroubleEngineStore(environment.OpenEngine<PersonTrouble, string, PersonTroubleMap>(time)),
        [typeof(IContactV2Store)] = (environment, time) => new ContactV2EngineStore(environment.OpenEngine<ContactV2, string, ContactV2Map>(time)),
        [typeof(IContactBriefStore)] = (environment, time) => new ContactBriefEngineStore(environment.OpenEngine<ContactBrief, string, ContactBriefMap>(time)),
        [typeof(IGalleryV1Store)] = (environment, time) => new GalleryV1EngineStore(environment.OpenEngine<GalleryV1, string, GalleryV1Map>(time)),
        [typeof(IGalleryOtherStore)] = (environment, time) => new GalleryOtherEngineStore(environment.OpenEngine<GalleryOther, string, GalleryOtherMap>(time)),
        [typeof(IGalleryV2Store)] = (environment, time) => new GalleryV2EngineStore(environment.OpenEngine<GalleryV2, string, GalleryV2Map>(time)),
        [typeof(IContactStrictStore)] = (environment, time) => new ContactStrictEngineStore(environment.OpenEngine<ContactStrict, string, ContactStrictMap>(time)),
        [typeof(IContactCountedStore)] = (environment, time) => new ContactCountedEngineStore(environment.OpenEngine<ContactCounted, string, ContactCountedMap>(time)),
        [typeof(IContactStrictNotesStore)] = (environment, time) => new ContactStrictNotesEngineStore(environment.OpenEngine<ContactStrictNotes, string, ContactStrictNotesMap>(time)),
        [typeof(IPostBoxStore)] = (environment, time) => new PostBoxEngineStore(environment.OpenEngine<PostBox, string, PostBoxMap>(time)),
        [typeof(IWorkflowRunStore)] = (environment, time) => new WorkflowRunEngineStore(environment.OpenEngine<WorkflowRun, string, WorkflowRunMap>(time)),
        [typeof(IServerSettingStore)] = (environment, time) => new ServerSettingEngineStore(environment.OpenEngine<ServerSetting, string, ServerSettingMap>(time)),
        [typeof(IMeasurementStore)] = (environment, time) => new MeasurementEngineStore(environment.OpenEngine<Measurement, int, MeasurementMap>(time)),
        [typeof(IValueSheetStore)] = (environment, time) => new ValueSheetEngineStore(environment.OpenEngine<ValueSheet, string, ValueSheetMap>(time)),
        [typeof(IBlackboardStore)] = (environment, time) => new BlackboardEngineStore(environment.OpenEngine<Blackboard, string, BlackboardMap>(time)),
        [typeof(IConversationStore)] = (environment, time) => new ConversationEngineStore(environment.OpenEngine<Conversation, ConversationId, ConversationMap>(time)),
        [typeof(ICaseFileStore)] = (environment, time) => new CaseFileEngineStore(environment.OpenEngine<CaseFile, (ConversationId, TicketId, int), CaseFileMap>(time)),
        [typeof(IFragileNoteStore)] = (environment, time) => new FragileNoteEngineStore(environment.OpenEngine<FragileNote, FragileId, FragileNoteMap>(time)),
        [typeof(IBallotStore)] = (environment, time) => new BallotEngineStore(environment.OpenEngine<Ballot, string, BallotMap>(time)),
        [typeof(ILooseTicketStore)] = (environment, time) => new LooseTicketEngineStore(environment.OpenEngine<LooseTicket, string, LooseTicketMap>(time)),
        [typeof(IStrictTicketStore)] = (environment, time) => new StrictTicketEngineStore(environment.OpenEngine<StrictTicket, TicketId, StrictTicketMap>(time)),
        [typeof(IEventLogStore)] = (environment, time) => new EventLogEngineStore(environment.OpenEngine<EventLog, string, EventLogMap>(time)),
        [typeof(IArchiveStore)] = (environment, time) => new ArchiveEngineStore(environment.OpenEngine<Archive, string, ArchiveMap>(time)),
        [typeof(IGaugeV1Store)] = (environment, time) => new GaugeV1EngineStore(environment.OpenEngine<GaugeV1, string, GaugeV1Map>(time)),
        [typeof(ILeasedRunStore)] = (environment, time) => new LeasedRunEngineStore(environment.OpenEngine<LeasedRun, string, LeasedRunMap>(time)),
        [typeof(ILeasedRunV2Store)] = (environment, time) => new LeasedRunV2EngineStore(environment.OpenEngine<LeasedRunV2, string, LeasedRunV2Map>(time)),
        [typeof(IPassingRunStore)] = (environment, time) => new PassingRunEngineStore(environment.OpenEngine<PassingRun, string, PassingRunMap>(time)),
        [typeof(IUnleasedRunStore)] = (environment, time) => new UnleasedRunEngineStore(environment.OpenEngine<UnleasedRun, string, UnleasedRunMap>(time)),
        [typeof(ISupportTicketStore)] = (environment, time) => new SupportTicketEngineStore(environment.OpenEngine<SupportTicket, (string, long), SupportTicketMap>(time)),
        [typeof(IBoardV1Store)] = (environment, time) => new BoardV1EngineStore(environment.OpenEngine<BoardV1, int, BoardV1Map>(time)),
        [typeof(IBoardV2Store)] = (environment, time) => new BoardV2EngineStore(environment.OpenEngine<BoardV2, int, BoardV2Map>(time)),
        [typeof(ICatalogItemStore)] = (environment, time) => new CatalogItemEngineStore(environment.OpenEngine<CatalogItem, int, CatalogItemMap>(time)),
        [typeof(IGaugeV2Store)] = (environment, time) => new GaugeV2EngineStore(environment.OpenEngine<GaugeV2, string, GaugeV2Map>(time)),
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
