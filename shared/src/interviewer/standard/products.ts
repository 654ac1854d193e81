/** Names of tools that say how something is built and not what for. None of them is an ordinary word too. */
export const PRODUCTS: readonly string[] = [
  ...["Kafka", "Kinesis", "Pub/Sub", "PubSub", "RabbitMQ", "SQS", "Pulsar", "NATS", "EventBridge"],
  ...["Redis", "Memcached", "Memcache", "Hazelcast", "Aerospike", "ElastiCache"],
  ...["Cassandra", "DynamoDB", "Bigtable", "MongoDB", "HBase", "ScyllaDB", "Couchbase", "Firestore"],
  ...["Postgres", "PostgreSQL", "MySQL", "Spanner", "CockroachDB", "MariaDB"],
  ...["Elasticsearch", "OpenSearch", "Solr", "Lucene", "Algolia"],
  ...["Pinecone", "Faiss", "Milvus", "Weaviate", "Qdrant", "pgvector"],
  ...["S3", "GCS", "HDFS", "MinIO", "BigQuery", "Snowflake", "Redshift", "ClickHouse", "Databricks"],
  ...["Spark", "Flink", "Dataflow", "Hadoop", "MapReduce", "Dask"],
  ...["Airflow", "Luigi", "Flyte", "Dagster", "Jenkins"],
  ...["Kubernetes", "Docker", "Nginx", "HAProxy", "Envoy", "Istio", "CloudFront", "Akamai", "Fastly"],
  ...["TensorFlow", "PyTorch", "SageMaker", "Vertex AI", "MLflow", "Kubeflow", "XGBoost"],
  ...["Hugging Face", "OpenAI", "LangChain", "BERT"],
  ...["Prometheus", "Grafana", "Datadog", "Splunk", "Kibana", "PagerDuty", "GraphQL", "gRPC", "Socket.IO"],
]
