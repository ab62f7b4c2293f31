using TreatmentPlans.Api.Common;
using TreatmentPlans.Application;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure;

if (args is [HealthCheckCommand.Verb])
{
    return await HealthCheckCommand.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddApplication(builder.Configuration["AutoMapper:LicenseKey"]);
builder.Services.AddInfrastructure(builder.Configuration);

var app = builder.Build();
await app.Services.GetRequiredService<IDatabaseSetup>().RunAsync(CancellationToken.None);
app.UseMiddleware<RequestAudit>();
app.UseMiddleware<RequestTransactionMiddleware>();
await app.RunAsync();
return 0;
