using EmotionEdge.Analysis;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Configuration;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Box;
using EmotionEdge.Core.Delivery;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Settings;
using EmotionEdge.Core.Setup;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Alerts;
using EmotionEdge.Dashboard.Alerts.Rules;
using EmotionEdge.Dashboard.Analyses;
using EmotionEdge.Dashboard.Box;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Live;
using EmotionEdge.Dashboard.Trends;
using EmotionEdge.Devices;
using EmotionEdge.Doctor;
using EmotionEdge.History;
using EmotionEdge.Inference;
using EmotionEdge.Live;
using EmotionEdge.Monitoring;
using EmotionEdge.Mqtt;
using EmotionEdge.Replay;
using EmotionEdge.Rules;
using EmotionEdge.Sensing;
using EmotionEdge.Storage;
using EmotionEdge.Support;
using EmotionEdge.Text;
using EmotionEdge.Uploads;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace EmotionEdge.Hosting;

/// <summary>Puts the service together: the only place that knows all parts.</summary>
internal static class ServiceComposition
{
    /// <summary>Seconds of sound that may wait to be listened to.</summary>
    private const int WaitingSoundSeconds = 4;
    private const int HighestSampleRate = 48_000;

    public static IHost Build(Settings settings, RunArguments arguments)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(4));
        ConfigureLogging(builder.Logging, arguments);
        builder.Services.AddSystemd();
        AddParts(builder.Services, settings);
        AddLoops(builder.Services, settings, arguments);

        // What cannot be opened, a model for instance, is to be said before anything starts.
        var host = builder.Build();
        _ = host.Services.GetServices<IHostedService>();
        return host;
    }

    private static void ConfigureLogging(ILoggingBuilder logging, RunArguments arguments)
    {
        // Under systemd AddSystemd takes the journal's formatter instead.
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // The live view draws over what is logged; what goes wrong is in its sensors' line.
        logging.SetMinimumLevel(arguments.Live ? LogLevel.Error : LogLevel.Information);
        logging.Services.AddSingleton<RecentLog>();
        logging.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecentLog>());
    }

    private static void AddParts(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Mqtt);
        services.AddSingleton(settings.Health);
        services.AddSingleton(Options.Create(settings.Output));
        services.AddSingleton(_ => ModelStore.Load(settings.Models));
        services.AddSingleton(settings.Text);
        services.AddSingleton(settings.Sounds);
        services.AddSingleton<SenseFactory>();
        services.AddSingleton<Heartbeats>();
        services.AddSingleton<FrameSlot>();
        services.AddSingleton(provider => new Pacer(settings.Pacing, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FusionEngine(
            settings.Fusion,
            settings.Fusion.Method == FusionMethod.Attention ? provider.GetRequiredService<SenseFactory>().OpenFusion() : null));
        services.AddSingleton(provider => new AlertPolicy(settings.Alerts, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => new SampleQueue(WaitingSoundSeconds * HighestSampleRate));
        services.AddSingleton(provider => new Switches(
            StateFolder.OfSmallFiles(settings.Storage),
            provider.GetRequiredService<ILogger<Switches>>()));
        services.AddSingleton(provider => new BaselineKeeper(
            StateFolder.OfSmallFiles(settings.Storage),
            provider.GetRequiredService<FusionEngine>().Baseline,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BaselineKeeper>>()));
        services.AddSingleton(provider => new Camera(
            settings.Camera,
            provider.GetRequiredService<FrameSlot>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Camera>>()));
        services.AddSingleton(provider => new Microphone(
            settings.Microphone,
            (samples, rate, _) => provider.GetRequiredService<SampleQueue>().Write(samples, rate),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Microphone>>()));
        services.AddSingleton(provider => new SensorBoard(
            () => provider.GetRequiredService<Camera>().Status,
            () => provider.GetRequiredService<Microphone>().Status));
        services.AddSingleton<PictureWatch>();
        services.AddSingleton(Hints);
        services.AddSingleton<AlertOutput>();
        services.AddSingleton(provider => provider.GetRequiredService<SenseFactory>().OpenFaces(
            provider.GetRequiredService<TimeProvider>(),
            new FacePipelineOptions { Refresh = settings.Pacing.Refresh }));
        services.AddSingleton(provider => provider.GetRequiredService<SenseFactory>().OpenSpeech());
        services.AddSingleton(provider => provider.GetRequiredService<SenseFactory>().PromiseText());
        if ((settings.Outbox.Directory ?? StateFolder.OfService) is { } folder)
        {
            services.AddSingleton<IMessageStore>(provider => new SqliteMessageStore(
                Path.Combine(folder, "outbox.db"), provider.GetRequiredService<ILogger<SqliteMessageStore>>()));
        }

        services.AddDatabase(StateFolder.Choose(settings.Storage));
        services.AddSingleton<StoreLine>();
        services.AddSingleton<TextSense>();
        services.AddSingleton(provider => new Wearable(
            new PhysiologySense(settings.Fusion.Physiology),
            provider.GetRequiredService<RoomLoop>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Wearable>>()));
        services.AddSingleton(provider => new TextEndpoint(provider.GetRequiredService<TextSense>(), settings.Fusion, provider.GetRequiredService<IPlaceRule>()));
        services.AddSingleton<RestartRequest>();
        services.AddSingleton<CommandHandler>();
        AddUploads(services, settings);
    }

    private static HintBoard Hints(IServiceProvider provider)
    {
        var microphone = provider.GetRequiredService<Microphone>();
        var pictures = provider.GetRequiredService<PictureWatch>();
        var hints = new HintBoard(
            () => microphone.Level,
            () => pictures.Last,
            provider.GetRequiredService<SensorBoard>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HintBoard>>());
        provider.GetRequiredService<SpeechPipeline>().Heard += hints.Heard;
        return hints;
    }

    private static void AddUploads(IServiceCollection services, Settings settings)
    {
        var folder = settings.Uploads.Directory ?? Path.Combine(StateFolder.Choose(settings.Storage), "uploads");
        services.AddSingleton(_ => new UploadFolder(folder, settings.Uploads.QuotaBytes));
        services.AddSingleton(provider => new AnalysisDesk(
            settings.Uploads,
            provider.GetRequiredService<UploadFolder>(),
            new AnalysisHistory(provider.GetRequiredService<IAnalysisStore>(), provider.GetRequiredService<StoreLine>()),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAnalyses>(provider => provider.GetRequiredService<AnalysisDesk>());
        services.AddSingleton(provider => new AnalysisWorker(
            provider.GetRequiredService<AnalysisDesk>(),
            () => new UploadSenses(settings.Models, settings.Text, settings.Sounds, settings.Posture, provider.GetRequiredService<Lazy<TextAnalyzer>>()),
            settings.Fusion,
            settings.Uploads,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AnalysisWorker>>()));
    }

    private static void AddDashboard(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Dashboard);
        services.AddSingleton(new DashboardFolder(StateFolder.Choose(settings.Storage)));
        services.AddSingleton<IPlaceRule, PlaceRule>();
        services.AddSingleton<IBoxAid, BoxAid>();
        services.AddSingleton(new ChosenSettings(ChosenSettings.FileIn(StateFolder.Choose(settings.Storage))));
        services.AddSingleton<BrokerKeeper>();
        services.AddSingleton<IStatusSource>(provider => provider.GetRequiredService<StatusLoop>());
        services.AddDashboardModule<LiveModule>();
        services.AddDashboardModule<AnalysesModule>();
        services.AddDashboardModule<AlertsModule>();
        services.AddDashboardModule<TrendsModule>();
        services.AddDashboardModule<AlertRulesModule>();
        services.AddSingleton<IBoxFacts, BoxFacts>();
        services.AddSingleton<IModelCatalogue, ModelCatalogue>();
        services.AddSingleton<IDoctor>(provider => BoxDoctor.OfService(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddDashboardModule<BoxModule>();
        services.AddDashboard();
    }

    private static void AddLoops(IServiceCollection services, Settings settings, RunArguments arguments)
    {
        AddObserver<LastSummary>(services);
        AddObserver<AlertSignal>(services);
        services.AddSingleton(settings.History);
        AddObserver<RoomHistory>(services);
        AddObserver<RoomDay>(services);
        services.AddSingleton(provider => new LiveFeed(() => provider.GetRequiredService<StatusLoop>().Last));
        AddObserver<DashboardRelay>(services);
        services.AddSingleton<RoomLoop>();
        services.AddSingleton<IAlertDesk>(provider => provider.GetRequiredService<RoomLoop>());
        services.AddSingleton<IAlertRules>(provider => new AlertRuleBook(
            settings.Alerts,
            provider.GetRequiredService<ISettingStore>(),
            provider.GetRequiredService<StoreLine>(),
            provider.GetRequiredService<RoomLoop>(),
            provider.GetRequiredService<RoomDay>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AlertRuleBook>>()));
        services.AddSingleton<PictureLoop>();
        services.AddSingleton(provider => new PostureSense(
            settings.Posture.IsOn
                ? new PosturePipeline(provider.GetRequiredService<SenseFactory>().OpenPoses(), settings.Posture, provider.GetRequiredService<TimeProvider>())
                : null,
            provider.GetRequiredService<FaceMarks>(),
            provider.GetRequiredService<RoomLoop>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FaceMarks(settings.Fusion, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LiveCamera>();
        services.AddSingleton<ILivePictures>(provider => provider.GetRequiredService<LiveCamera>());
        services.AddSingleton<StatusLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreLine>());
        services.AddHostedService(provider => provider.GetRequiredService<RoomLoop>());
        services.AddSingleton(provider => new MqttBridge(
            settings.Mqtt,
            settings.Outbox,
            provider.GetService<IMessageStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MqttBridge>>()));
        services.AddHostedService(provider => provider.GetRequiredService<MqttBridge>());
        AddObserver<MqttRelay>(services);
        services.AddHostedService(provider => provider.GetRequiredService<BaselineKeeper>());
        services.AddHostedService<CommandLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<PictureLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<LiveCamera>());
        services.AddHostedService<SoundLoop>();
        services.AddHostedService<SensorControl>();
        services.AddHostedService(provider => provider.GetRequiredService<StatusLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<AnalysisWorker>());
        services.AddHostedService<HealthServer>();
        AddDashboard(services, settings);
        // Only under systemd is there a watchdog to tell.
        if (SystemdHelpers.IsSystemdService())
            services.AddHostedService<WatchdogLoop>();
        if (arguments.Record is { } file)
        {
            services.AddSingleton(provider => new ReadingRecorder(
                file,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ReadingRecorder>>()));
            services.AddSingleton<IRoomObserver>(provider => provider.GetRequiredService<ReadingRecorder>());
            services.AddHostedService(provider => provider.GetRequiredService<ReadingRecorder>());
        }

        if (arguments.Live)
        {
            services.AddSingleton(AnsiConsole.Console);
            // The dashboard's features ask for the room's loop, and that for all who watch it, this view among them.
            services.AddSingleton(provider => new Lazy<DashboardServer>(provider.GetRequiredService<DashboardServer>));
            AddObserver<LiveView>(services);
            services.AddHostedService(provider => provider.GetRequiredService<LiveView>());
        }
    }

    private static void AddObserver<T>(IServiceCollection services)
        where T : class, IRoomObserver
    {
        services.AddSingleton<T>();
        services.AddSingleton<IRoomObserver>(provider => provider.GetRequiredService<T>());
    }
}
