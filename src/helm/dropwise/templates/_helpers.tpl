{{- define "dropwise.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "dropwise.selector" -}}
app.kubernetes.io/name: dropwise
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "dropwise.labels" -}}
{{ include "dropwise.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{/* What cannot be left out, said at once and not by a pod that does not start. */}}
{{- define "dropwise.check" -}}
{{- if not .Values.database.url }}{{ fail "expected database.url, such as jdbc:postgresql://postgres:5432/dropwise" }}{{ end -}}
{{- if not .Values.database.existingSecret }}{{ fail "expected database.existingSecret, a secret of the keys username and password" }}{{ end -}}
{{- if not .Values.store.bucket }}{{ fail "expected store.bucket: the pods share no folder" }}{{ end -}}
{{- if and .Values.security.open .Values.security.issuer }}{{ fail "expected security.open or security.issuer, received both" }}{{ end -}}
{{- end -}}

{{/* A secret's value as an environment variable: dict "name" "secret" "key". */}}
{{- define "dropwise.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{/* The environment of a process: dict "root" "role". */}}
{{- define "dropwise.environment" -}}
{{- $values := .root.Values -}}
- name: SPRING_PROFILES_ACTIVE
  value: postgres
- name: DROPWISE_ROLE
  value: {{ .role }}
- name: SPRING_DATASOURCE_URL
  value: {{ $values.database.url | quote }}
{{ include "dropwise.fromSecret" (dict "name" "SPRING_DATASOURCE_USERNAME" "secret" $values.database.existingSecret "key" "username") }}
{{ include "dropwise.fromSecret" (dict "name" "SPRING_DATASOURCE_PASSWORD" "secret" $values.database.existingSecret "key" "password") }}
- name: SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE
  value: {{ $values.database.connections | quote }}
- name: DROPWISE_STORE_S3_BUCKET
  value: {{ $values.store.bucket | quote }}
{{- with $values.store.endpoint }}
- name: DROPWISE_STORE_S3_ENDPOINT
  value: {{ . | quote }}
{{- end }}
- name: DROPWISE_STORE_S3_REGION
  value: {{ $values.store.region | quote }}
- name: DROPWISE_STORE_S3_PATHSTYLE
  value: {{ $values.store.pathStyle | quote }}
{{- with $values.store.prefix }}
- name: DROPWISE_STORE_S3_PREFIX
  value: {{ . | quote }}
{{- end }}
- name: DROPWISE_STORE_S3_CACHESIZE
  value: {{ $values.store.cacheSize | quote }}
{{- with $values.store.existingSecret }}
{{ include "dropwise.fromSecret" (dict "name" "DROPWISE_STORE_S3_ACCESSKEY" "secret" . "key" "accessKey") }}
{{ include "dropwise.fromSecret" (dict "name" "DROPWISE_STORE_S3_SECRETKEY" "secret" . "key" "secretKey") }}
{{- end }}
{{- with $values.secrets.existingSecret }}
{{ include "dropwise.fromSecret" (dict "name" "DROPWISE_SECRETS_KEY" "secret" . "key" "webhookKey") }}
{{- end }}
- name: MANAGEMENT_SERVER_PORT
  value: "8081"
- name: MANAGEMENT_SERVER_ADDRESS
  value: "0.0.0.0"
- name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE
  value: 60s
{{- if eq .role "worker" }}
- name: DROPWISE_JOBS_CONCURRENCY
  value: {{ $values.worker.concurrency | quote }}
- name: DROPWISE_TRAINING_CHECKPOINTEVERY
  value: {{ $values.worker.checkpointEvery | quote }}
{{- end }}
- name: DROPWISE_SECURITY_OPEN
  value: {{ $values.security.open | quote }}
{{- with $values.security.issuer }}
- name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI
  value: {{ . | quote }}
{{- end }}
{{- range $name, $value := $values.environment }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* The pods of a role: dict "root" "role" "settings". */}}
{{- define "dropwise.pod" -}}
{{- $root := .root -}}
metadata:
  labels:
    {{- include "dropwise.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .role }}
spec:
  serviceAccountName: {{ include "dropwise.name" $root }}
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: {{ .settings.gracePeriodSeconds }}
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: dropwise
      image: "{{ $root.Values.image.repository }}:{{ $root.Values.image.tag | default $root.Chart.AppVersion }}"
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      env:
        {{- include "dropwise.environment" (dict "root" $root "role" .role) | nindent 8 }}
      ports:
        - name: http
          containerPort: 8080
        - name: management
          containerPort: 8081
      startupProbe:
        httpGet: {path: /actuator/health/liveness, port: management}
        periodSeconds: 2
        failureThreshold: 90
      livenessProbe:
        httpGet: {path: /actuator/health/liveness, port: management}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /actuator/health/readiness, port: management}
        periodSeconds: 5
        timeoutSeconds: 5
      {{- if eq .role "api" }}
      lifecycle:
        # Requests come until every node knows that the pod goes.
        preStop:
          exec:
            command: ["sleep", "10"]
      {{- end }}
      resources:
        {{- toYaml .settings.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - {name: data, mountPath: /data}
        - {name: tmp, mountPath: /tmp}
  volumes:
    - name: data
      emptyDir:
        sizeLimit: {{ $root.Values.scratch.size }}
    - name: tmp
      emptyDir:
        sizeLimit: 2Gi
  {{- with .settings.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .settings.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .settings.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
